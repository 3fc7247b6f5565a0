import {withoutMarks} from '../../tokens/rotation.js';

/**
The owner that a description names, by the policy's pattern: the group `owner`, or else the first group that matched, or else the whole match; without blanks around it. The marks of suspensions and rotations at the end are not looked at. Undefined where the pattern does not match or what it finds is blank. `pattern` has neither the flag `g` nor `y`. Raw text of the service.
*/
export function ownerOf(description: string, pattern: RegExp): string | undefined {
	const match = pattern.exec(withoutMarks(description));
	if (!match) {
		return undefined;
	}

	// The types of the language do not say that a group may not have matched.
	const groups: ReadonlyArray<string | undefined> = match.slice(1);
	const named: string | undefined = match.groups?.owner;
	const owner = (named ?? groups.find(group => group !== undefined) ?? match[0]).trim();
	return owner === '' ? undefined : owner;
}

import type {DatabaseToken} from '../../../api/types.js';
import {findMark} from '../../../tokens/suspension/find-mark.js';
import {withoutSuspensionMark} from '../../../tokens/suspension/suspended-description.js';
import {hasUnknownDescription} from '../../../tokens/why-odd.js';

/**
The part of a token's description that people wrote: without the marks of suspensions at its end, whole or damaged, and without blanks around it. Undefined where the description cannot be read. Raw text of the service.
*/
export function ownText(token: DatabaseToken): string | undefined {
	if (hasUnknownDescription(token)) {
		return undefined;
	}

	const text = withoutSuspensionMark(token.description);
	return text.slice(0, findMark(text)?.index).trim();
}

import type {Change} from './types.js';

/**
The changes without those of a token that has one before them.
*/
export function withoutRepeats(changes: readonly Change[]): readonly Change[] {
	const seen = new Set<string>();
	return changes.filter(({token}) => {
		// UUIDs are the same in either case.
		const key = token.id.toLowerCase();
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

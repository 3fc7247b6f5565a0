import type {OwnerOf} from '../../tokens/filter/findings/finding-answer.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {ownerOf} from './owner-of.js';

/**
Finds the owners of a list of tokens by the policy's pattern, and remembers them, because a filter asks for all of them at each key. `pattern` has neither the flag `g` nor `y`. It gives raw text of the service.
*/
export function ownerFinder(entries: readonly TokenEntry[], pattern: RegExp): OwnerOf {
	// By the position of the token. An owner is never empty, so that an empty text says that there is none.
	const owners: string[] = [];
	return entry => {
		const {position, token: {description}} = entry;
		if (entries[position] !== entry) {
			return ownerOf(description, pattern);
		}

		owners[position] ??= ownerOf(description, pattern) ?? '';
		return owners[position] === '' ? undefined : owners[position];
	};
}

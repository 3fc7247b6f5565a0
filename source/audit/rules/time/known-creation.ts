import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {hasUnknownCreation} from '../../../tokens/why-odd.js';

/**
When a token was created, in ms since the epoch. NaN where that cannot be read.
*/
export function knownCreation({token, createdMs = NaN}: TokenEntry): number {
	return hasUnknownCreation(token) ? NaN : createdMs;
}

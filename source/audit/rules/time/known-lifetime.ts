import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {knownCreation} from './known-creation.js';
import {knownExpiry} from './known-expiry.js';

/**
How long a token lives, from its creation to its expiry, in ms; Infinity for a token that never expires. NaN where a time cannot be read.
*/
export function knownLifetime(entry: TokenEntry): number {
	const expiry = knownExpiry(entry);
	return expiry === Infinity ? Infinity : expiry - knownCreation(entry);
}

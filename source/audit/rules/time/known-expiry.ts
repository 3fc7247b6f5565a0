import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import {hasUnknownExpiry} from '../../../tokens/why-odd.js';

/**
When a token expires, in ms since the epoch; Infinity for a token that never expires. NaN where the expiry cannot be read.
*/
export function knownExpiry({token, expiresMs}: TokenEntry): number {
	return hasUnknownExpiry(token) ? NaN : expiresMs ?? Infinity;
}

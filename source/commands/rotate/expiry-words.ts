import type {DatabaseToken} from '../../api/types.js';
import {describeExpiry, type ExpiryClock} from '../../tokens/time/parse-expiry.js';

/**
Says which expiry the successor gets, where the command line does not say it itself, and warns where the old token expires and the successor never does. Undefined where nothing has to be said.
*/
export function expiryWords(old: DatabaseToken, {expiresAt, isGiven, clock}: {
	/**
	The successor's, in RFC 3339; undefined where it never expires.
	*/
	readonly expiresAt: string | undefined;
	/**
	Whether `--expires-at` was given.
	*/
	readonly isGiven: boolean;
	readonly clock: ExpiryClock;
}): string | undefined {
	if (isGiven) {
		return expiresAt === undefined && old.expiresAt !== undefined ? `The old token expires ${describeExpiry(old.expiresAt, clock)}; the successor never does, as --expires-at says.` : undefined;
	}

	return expiresAt === undefined
		? 'The successor never expires, as the old token: --expires-at says otherwise.'
		: `The successor expires ${describeExpiry(expiresAt, clock)}: it lives as long as the old token does. --expires-at says otherwise.`;
}

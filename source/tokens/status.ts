import type {DatabaseToken} from '../api/types.js';
import {parseTime} from './time/parse-time.js';
import {hasUnknownGrants, hasUnknownStatus} from './why-odd.js';
import {hasSuspensionMark} from './suspension/suspended-description.js';

/**
What a token is at a moment. The service has no such field: its OpenAPI document gives `revokedAt`, `expiresAt` and the permissions, and the rest follows.

`suspended` is this program's own: all permissions taken away, and a mark at the end of the description that says since when. `unknown` is a token whose revocation or expiry cannot be read, and one that only seems suspended because its grants cannot be read.
*/
export type TokenStatus = 'unknown' | 'active' | 'suspended' | 'expired' | 'revoked';

/**
Every status, in the order in which a list sorted by status shows them.
*/
export const tokenStatuses: readonly TokenStatus[] = ['unknown', 'active', 'suspended', 'expired', 'revoked'];

/**
The status that a token has as long as it has not expired.
*/
export function statusBeforeExpiry(token: DatabaseToken): Exclude<TokenStatus, 'expired'> {
	if (token.revokedAt !== undefined) {
		return 'revoked';
	}

	if (token.oddities !== undefined && hasUnknownStatus(token)) {
		return 'unknown';
	}

	const isSuspended = token.permissions.length === 0 && hasSuspensionMark(token.description);
	if (isSuspended) {
		return hasUnknownGrants(token) ? 'unknown' : 'suspended';
	}

	return 'active';
}

/**
The status of a token at `now`, in ms since the epoch. Revoked wins, then unknown, then expired (from the millisecond of `expiresAt` on), then suspended.
*/
export function statusOf(token: DatabaseToken, now: number): TokenStatus {
	const status = statusBeforeExpiry(token);
	const expiresAt = token.expiresAt === undefined ? undefined : parseTime(token.expiresAt);
	return status !== 'revoked' && status !== 'unknown' && expiresAt !== undefined && expiresAt <= now ? 'expired' : status;
}

/**
Whether a list hides such tokens until asked. A suspended one is shown: it waits for somebody to decide.
*/
export function isInactive(status: TokenStatus): boolean {
	return status === 'expired' || status === 'revoked';
}

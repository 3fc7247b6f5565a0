import type {DatabaseToken} from '../api/types.js';
import {parseTime} from './time/parse-time.js';
import {hasUnknownGrants, hasUnknownStatus} from './why-odd.js';
import {hasSuspensionMark} from './suspension/suspended-description.js';

/**
The status of a token at one moment. The service has no such field; this program derives it from `revokedAt`, `expiresAt`, the permissions and the description.

`suspended` exists only in this program: the token has no permissions, and a mark at the end of its description says since when. `unknown` is a token whose revocation or expiry cannot be read, and one that may only look suspended because its grants cannot be read.
*/
export type TokenStatus = 'unknown' | 'active' | 'suspended' | 'expired' | 'revoked';

/**
Every status, in the order in which a list sorted by status shows them.
*/
export const tokenStatuses: readonly TokenStatus[] = ['unknown', 'active', 'suspended', 'expired', 'revoked'];

/**
The status of a token before its expiry.
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
The status of a token at `now`, in ms since the epoch. When several apply, the order is revoked, unknown, expired (from the millisecond of `expiresAt` on), suspended.
*/
export function statusOf(token: DatabaseToken, now: number): TokenStatus {
	const status = statusBeforeExpiry(token);
	const expiresAt = token.expiresAt === undefined ? undefined : parseTime(token.expiresAt);
	return status !== 'revoked' && status !== 'unknown' && expiresAt !== undefined && expiresAt <= now ? 'expired' : status;
}

/**
Whether a list hides tokens of this status at first. It shows suspended ones, because a person still has to decide about them.
*/
export function isInactive(status: TokenStatus): boolean {
	return status === 'expired' || status === 'revoked';
}

import type {DatabaseToken} from '../api/types.js';
import {hasUnknownRevocation, whyOdd} from '../tokens/why-odd.js';
import {asCause} from './as-cause.js';
import type {Looked} from './looked.js';
import type {Verification} from './types.js';

/**
Milliseconds after which the program takes it that a request without an answer will not arrive any more: longer than this client and the usual proxies wait.
*/
export const latestArrival = 120_000;

/**
A request whose outcome is unknown, for a look that is made later.
*/
export type UncertainRequest = {
	readonly kind: 'revoke' | 'update';
	readonly isAsRequested: (live: DatabaseToken) => boolean;
	readonly isAsBefore: (live: DatabaseToken) => boolean;
	/**
	Whether `latestArrival` has passed since the request, so that it will not arrive any more.
	*/
	readonly isLate: boolean;
};

export type LaterJudgement = {
	readonly kind: 'revoked' | 'changed' | 'already-gone' | 'failed' | 'unknown';
	readonly cause: string;
	/**
	Absent when the look failed.
	*/
	readonly verification?: Verification;
	readonly at: Date;
};

function judgeLive({kind, isAsRequested, isAsBefore, isLate}: UncertainRequest, live: DatabaseToken, at: Date): LaterJudgement {
	if (kind === 'update' && isAsRequested(live)) {
		return {
			kind: 'changed', cause: 'found to be as requested', verification: 'as-wished', at,
		};
	}

	if (kind === 'update' && !isAsBefore(live)) {
		return {
			kind: 'unknown', cause: 'someone else changed it meanwhile', verification: 'otherwise', at,
		};
	}

	const [state, verification] = kind === 'revoke' ? ['still live', 'still-live'] as const : ['still as before', 'as-before'] as const;
	return isLate
		? {
			kind: 'failed', cause: `it is ${state}: the request was not sent, or had no effect`, verification, at,
		}
		: {
			kind: 'unknown', cause: `it is ${state}, but the request may yet arrive`, verification, at,
		};
}

/**
Judges a request by a look that was made later. `now` is when the answer came, for answers without the service's clock.

If the token is still as before, the request has `failed` only when it is late. After a failed look it is `unknown`, without a verification.
*/
export function judgeLater(request: UncertainRequest, looked: Looked, now: Date): LaterJudgement {
	if (looked.kind === 'unsure') {
		return {kind: 'unknown', cause: `it could not be looked at: ${asCause(looked.error.message)}`, at: now};
	}

	const gone = request.kind === 'revoke' ? 'revoked' : 'already-gone';
	const {serverTime: at = now} = looked;
	if (looked.kind === 'absent') {
		return {
			kind: gone, cause: 'found to be gone', verification: 'gone', at,
		};
	}

	const {token: live} = looked;
	const odd = whyOdd(live);
	if (odd !== undefined && live.revokedAt === undefined && (request.kind === 'update' || hasUnknownRevocation(live))) {
		return {kind: 'unknown', cause: `its outcome cannot be known, because ${odd}`, at};
	}

	return live.revokedAt === undefined
		? judgeLive(request, live, at)
		: {
			kind: gone, cause: `found to be revoked, at ${live.revokedAt}`, verification: 'marked-revoked', at,
		};
}

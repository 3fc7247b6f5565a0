import type {DatabaseToken} from '../api/types.js';
import {hasUnknownRevocation, whyOdd} from '../tokens/oddities.js';
import {asCause} from './as-cause.js';
import type {Looked} from './looked.js';
import type {Verification} from './types.js';

/**
Milliseconds after which a request that was not answered is taken not to arrive any more: longer than this client and the usual proxies wait.
*/
export const latestArrival = 120_000;

/**
What is known of a request whose outcome is to be found out later.
*/
export type UncertainRequest = {
	readonly kind: 'revoke' | 'update';
	readonly isAsRequested: (live: DatabaseToken) => boolean;
	readonly isAsBefore: (live: DatabaseToken) => boolean;
	/**
	Whether so much time has passed since the request that it will not arrive any more, see `latestArrival`.
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

function judgeLive({kind, isAsRequested: isAsWished, isAsBefore, isLate}: UncertainRequest, live: DatabaseToken, at: Date): LaterJudgement {
	if (kind === 'update' && isAsWished(live)) {
		return {
			kind: 'changed', cause: 'found to be as wished', verification: 'as-wished', at,
		};
	}

	if (kind === 'update' && !isAsBefore(live)) {
		return {
			kind: 'unknown', cause: 'somebody else changed it meanwhile', verification: 'otherwise', at,
		};
	}

	const [state, verification] = kind === 'revoke' ? ['still live', 'still-live'] as const : ['still as before', 'as-before'] as const;
	return isLate
		? {
			kind: 'failed', cause: `it is ${state}: the request was not sent, or came to nothing`, verification, at,
		}
		: {
			kind: 'unknown', cause: `it is ${state}, but the request may yet arrive`, verification, at,
		};
}

/**
What became of a request, by a look that is made later. `now` is when the answer came, where the service does not tell.

A token that is still as before is `failed` only when it is late; a look that failed tells nothing, which is `unknown` without a verification.
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
		return {kind: 'unknown', cause: `what became of it cannot be told, for ${odd}`, at};
	}

	return live.revokedAt === undefined
		? judgeLive(request, live, at)
		: {
			kind: gone, cause: `found to be revoked, at ${live.revokedAt}`, verification: 'marked-revoked', at,
		};
}

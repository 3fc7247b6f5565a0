import {ApiError} from '../api/api-error.js';
import type {DatabaseToken} from '../api/types.js';
import {hasUnknownRevocation, whyOdd} from '../tokens/why-odd.js';
import type {Wait} from './back-off.js';
import {longestRetryAfter} from './consequence.js';
import type {Gate} from './gate.js';
import {isTroubleKind} from './change-progress.js';
import type {Looked} from './looked.js';

/**
Milliseconds between the looks at a token that does not yet show what was sent.
*/
export const pollDelays: readonly number[] = [200, 500, 1000];

const delayAfterFailedLook = 500;

const forgivenLooks = 1;
const mostRateLimitedLooks = 5;

/**
What the looks after a DELETE or a PATCH showed.
*/
export type Verified =
	| {readonly kind: 'gone'; readonly how: 'gone' | 'marked-revoked'; readonly serverTime: Date | undefined}
	| {readonly kind: 'live'; readonly token: DatabaseToken; readonly serverTime: Date | undefined}
	| {readonly kind: 'unverified'; readonly error: ApiError};

type Looks = {
	readonly polls: number;
	readonly failed: number;
	readonly rateLimited: number;
};

/**
The error for an answer that does not tell what was asked about a token.
*/
export function unreadable(token: DatabaseToken): ApiError {
	return new ApiError('malformed', `the answer does not tell it, for ${whyOdd(token) ?? 'it cannot be read whole'}.`);
}

/**
Looks at a token until it is gone (404 and not in the list, or 200 with `revokedAt`: the API does not document which of the two), or until `isOver` says that nothing more is expected. Until then, looks again after each of `delays` (milliseconds). One failed look is repeated. A token that is not found by its ID while the list still shows it as live is looked at again like one that does not yet show what was sent.

Waits while the batch is held, and goes on when it is stopped: every request that was sent has to be accounted for.
*/
export async function verify(look: () => Promise<Looked>, {gate, wait, delays, isOver}: {
	readonly gate: Gate;
	readonly wait: Wait;
	readonly delays: readonly number[];
	readonly isOver: (live: DatabaseToken) => boolean;
}): Promise<Verified> {
	// Nothing ends these waits early: they are short, and the result depends on them.
	const {signal} = new AbortController();

	const lookAgain = async (looks: Looks): Promise<Verified> => {
		const looked = await look();
		if (looked.kind === 'absent') {
			return {kind: 'gone', how: 'gone', serverTime: looked.serverTime};
		}

		const pause = delays[looks.polls];
		if (looked.kind === 'found') {
			const {token, serverTime} = looked;
			if (token.revokedAt !== undefined) {
				return {kind: 'gone', how: 'marked-revoked', serverTime};
			}

			if (hasUnknownRevocation(token)) {
				return {kind: 'unverified', error: unreadable(token)};
			}

			if (pause === undefined || isOver(token)) {
				return {kind: 'live', token, serverTime};
			}

			await wait(pause, signal);
			return lookAgain({...looks, polls: looks.polls + 1});
		}

		const {error} = looked;
		if (looked.isListedAsLive) {
			if (pause === undefined) {
				return {kind: 'unverified', error};
			}

			await wait(pause, signal);
			return lookAgain({...looks, polls: looks.polls + 1});
		}

		if (error.kind === 'unauthorized' && gate.stoppedFor === undefined) {
			// The gate is held now; the next look waits for resume().
			return lookAgain(looks);
		}

		if (error.kind === 'rate-limited' && looks.rateLimited < mostRateLimitedLooks && (error.retryAfter ?? 0) <= longestRetryAfter) {
			return lookAgain({...looks, rateLimited: looks.rateLimited + 1});
		}

		if (error.kind !== 'rate-limited' && isTroubleKind(error.kind) && looks.failed < forgivenLooks) {
			await wait(delayAfterFailedLook, signal);
			return lookAgain({...looks, failed: looks.failed + 1});
		}

		return {kind: 'unverified', error};
	};

	return lookAgain({polls: 0, failed: 0, rateLimited: 0});
}

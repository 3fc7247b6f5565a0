import type {ApiError} from '../api/errors.js';
import type {Answer, DatabaseToken} from '../api/types.js';
import {asCause} from './as-cause.js';
import {describeChanges} from './compare-tokens.js';
import {done, type RevokeEnding} from './ending.js';
import {
	canPass,
	isTroubleKind,
	withRateLimit,
	type RevokeProgress,
} from './revoke-progress.js';

/**
The token is as it was confirmed, or its turn ends here.
*/
export type Checked =
	RevokeEnding | {readonly kind: 'as-confirmed'; readonly live: DatabaseToken};

function judgeFailure(error: ApiError, progress: RevokeProgress, now: Date): RevokeEnding {
	const {lastProblem} = progress;
	if (error.kind === 'not-found') {
		const cause = lastProblem && `${lastProblem}, but it is gone`;
		return done('already-gone', {verification: 'gone', cause, at: now});
	}

	const next = withRateLimit(progress, error);
	if ((error.kind === 'unauthorized' || error.kind === 'rate-limited') && canPass(error, next)) {
		return {kind: 'withdrawn', progress: next};
	}

	const problem = asCause(error.message);
	const cause = lastProblem === undefined
		? `could not be checked, nothing was sent: ${problem}`
		: `${lastProblem}; could not be checked again: ${problem}`;
	return done('failed', {cause, at: now, isTrouble: isTroubleKind(error.kind)});
}

/**
What a fresh GET says about revoking `token`, which is as it was confirmed: go on, or how its turn ends. A 401 and a 429 give it another turn.
*/
export function judgeCheck(token: DatabaseToken, answer: Answer<DatabaseToken>, progress: RevokeProgress, now: Date): Checked {
	if (!answer.ok) {
		return judgeFailure(answer.error, progress, now);
	}

	const {value: live, serverTime: at = now} = answer;
	if (live.revokedAt !== undefined) {
		return done('already-gone', {verification: 'marked-revoked', cause: `it was revoked at ${live.revokedAt}`, at});
	}

	const change = describeChanges(token, live);
	return change === undefined ? {kind: 'as-confirmed', live} : done('skipped', {cause: change, at});
}

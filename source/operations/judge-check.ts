import type {ApiError} from '../api/api-error.js';
import type {DatabaseToken} from '../api/types.js';
import {whyOdd} from '../tokens/why-odd.js';
import {asCause} from './as-cause.js';
import {
	canPass,
	isTroubleKind,
	withRateLimit,
	type ChangeProgress,
} from './change-progress.js';
import {describeChanges, isAsRequested} from './describe-changes.js';
import {done, type ChangeEnding} from './ending.js';
import type {Looked} from './looked.js';
import type {Change} from './types.js';
import {requestedState} from './requested-state.js';

/**
What a check says: the token is as it was confirmed, or the turn ends here.
*/
export type Checked =
	ChangeEnding | {readonly kind: 'as-confirmed'; readonly live: DatabaseToken};

function judgeFailure(error: ApiError, progress: ChangeProgress, now: Date): ChangeEnding {
	const {lastProblem} = progress;
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
Decides by a fresh look whether the change may go on, because the token is as it was confirmed, or how its turn ends. After a 401 or a 429 the change gets another turn.

A token that already has the requested state ends the turn: with `changed` if a request for this change was sent before, otherwise with `skipped`.
*/
export function judgeCheck(wanted: Change, looked: Looked, progress: ChangeProgress, now: Date): Checked {
	if (looked.kind === 'unsure') {
		return judgeFailure(looked.error, progress, now);
	}

	const {lastProblem} = progress;
	const {serverTime: at = now} = looked;
	if (looked.kind === 'absent') {
		const cause = lastProblem && `${lastProblem}, but it is gone`;
		return done('already-gone', {verification: 'gone', cause, at});
	}

	const {token: live} = looked;
	if (live.revokedAt !== undefined) {
		return done('already-gone', {verification: 'marked-revoked', cause: `it was revoked at ${live.revokedAt}`, at});
	}

	const odd = whyOdd(live) ?? whyOdd(wanted.token);
	if (wanted.request.kind === 'update' && odd !== undefined) {
		return done('skipped', {cause: `${odd}, so that it can be revoked and not changed`, at});
	}

	const change = describeChanges(wanted.token, live);
	const requested = requestedState(wanted);
	if (requested !== undefined && live.id.toLowerCase() === wanted.token.id.toLowerCase() && isAsRequested(requested, live)) {
		return lastProblem === undefined
			? done('skipped', {cause: 'it is as requested already', at})
			: done('changed', {verification: 'as-wished', cause: `${lastProblem}, but it is as requested`, at});
	}

	return change === undefined ? {kind: 'as-confirmed', live} : done('skipped', {cause: change, at});
}

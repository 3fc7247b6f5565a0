import {
	withdraw,
	type AccountState,
	type ChangeState,
	type Turn,
} from './change-state.js';
import {describeChanges} from './describe-changes.js';
import {concludeTurn} from './conclude-turn.js';
import {done, type Done} from './ending.js';
import {causeWithoutMark} from './refused-mark.js';
import {judgeChange} from './judge-change.js';
import {momentOf} from './moment.js';

/**
The state `account`: from how the last request was answered and what the looks after it showed, tries again where that is safe, or puts the outcome in the journal and ends the turn.
*/
export async function accountForChange(turn: Turn, state: AccountState): Promise<ChangeState> {
	const {change, gate, record} = turn;
	const {progress, sent, verified} = state;
	const {operationId, canRepeat, markRefusal} = sent;
	const serverTime = (verified.kind === 'unverified' ? undefined : verified.serverTime) ?? sent.serverTime;
	const difference = verified.kind === 'live' ? describeChanges(change.token, verified.token) : undefined;
	if (verified.kind === 'live' && difference === undefined) {
		if (canRepeat && gate.stoppedFor === undefined) {
			return {
				kind: 'intend', progress, live: verified.token, seenAt: momentOf(turn.now), earlier: sent,
			};
		}

		if (markRefusal !== undefined && progress.doubt === undefined) {
			await record.conclude(operationId, {kind: 'failed', cause: `${markRefusal}; to be tried again without the mark`, verification: 'as-before'}, serverTime);
			// The next turn takes the permissions away alone, after a look of its own.
			return withdraw({...progress, markRefusal});
		}
	}

	const ending = endingOf(turn, state, {serverTime, difference});
	return sent.isWrittenDown && ending.result.kind === 'failed' ? {kind: 'end', ending} : concludeTurn(turn, ending, operationId, serverTime);
}

function endingOf({change, now}: Turn, {progress, sent, verified}: AccountState, {serverTime, difference}: {
	readonly serverTime: Date | undefined;
	/**
	What differs between the token as it was confirmed and as it is now.
	*/
	readonly difference: string | undefined;
}): Done {
	const {doubt} = progress;
	const {kind, cause: found, verification} = judgeChange(change, sent.answer, doubt, verified);
	const cause = causeWithoutMark(kind, found, progress);
	const isInDoubt = kind === 'unknown' && (doubt !== undefined || verified.kind === 'unverified');
	return done(kind, {
		cause: sent.canRepeat && verification === 'still-live' && difference !== undefined ? `${cause ?? ''}; not tried again, since ${difference}` : cause,
		verification,
		at: serverTime ?? now(),
		isTrouble: isInDoubt || (kind === 'failed' && sent.isTrouble),
		operationId: sent.operationId,
	});
}

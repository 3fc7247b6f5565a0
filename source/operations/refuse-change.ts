import {asCause} from './as-cause.js';
import {backOff} from './back-off.js';
import {canPass, isTroubleKind, withProblem} from './change-progress.js';
import {
	firstState,
	withdraw,
	type ChangeState,
	type RefuseState,
	type Turn,
} from './change-state.js';
import {isMarkRefused} from './refused-mark.js';

/**
The state `refuse`: a request was answered with an error, or not at all.

Where it was surely not applied and another try may help, the turn starts again: after a 401 or a 429 in the queue, otherwise after a pause. In every other case the token is looked at first, and `account` decides about another try.
*/
export async function refuseChange(turn: Turn, {progress, error, operationId}: RefuseState): Promise<ChangeState> {
	const {change, gate, record, wait} = turn;
	const next = {...withProblem(progress, error), operationId};
	const cause = asCause(error.message);
	const canRepeat = canPass(error, next) && gate.stoppedFor === undefined;
	const pause = Math.max(backOff(next.refusals), error.retryAfter ?? 0);
	if (canRepeat && next.doubt === undefined) {
		await record.conclude(operationId, {kind: 'failed', cause: `${cause}; to be tried again`});
		if (error.kind === 'unauthorized' || error.kind === 'rate-limited') {
			return withdraw(next);
		}

		await wait(pause, gate.stopSignal);
		return firstState(turn, next);
	}

	if (canRepeat && error.kind === 'unavailable') {
		await wait(pause, gate.stopSignal);
	}

	return {
		kind: 'verify',
		progress: next,
		sent: {
			operationId,
			answer: error.isOutcomeUnknown ? {kind: 'in-doubt'} : {kind: 'refused', cause},
			canRepeat,
			isTrouble: isTroubleKind(error.kind),
			...(isMarkRefused(change, error) && {markRefusal: cause}),
		},
	};
}

import type {ApiError} from '../api/errors.js';
import type {Answer, DatabaseToken, ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {backOff, type Wait} from './back-off.js';
import {judgeCheck} from './check.js';
import {describeChanges} from './compare-tokens.js';
import {done, type Done, type ChangeEnding} from './ending.js';
import type {Claim, Gate} from './gate.js';
import {
	canPass,
	isTroubleKind,
	withProblem,
	type ChangeProgress,
} from './change-progress.js';
import type {ChangeRecord} from './change-record.js';
import {lookedOf, requiresList, type Looked} from './looked.js';
import {causeWithoutMark, isMarkRefused} from './refused-mark.js';
import {settle} from './settle.js';
import type {Said} from './settled.js';
import type {SharedList} from './shared-list.js';
import type {
	ChangeStage,
	ChangeTarget,
	FindObstacle,
	TokenChange,
} from './types.js';
import {pollDelays, verify} from './verify.js';

/**
What one target's change needs of the world.
*/
export type ChangeSurroundings = {
	readonly api: ManagementApi;
	readonly record: ChangeRecord;
	readonly gate: Gate;
	/**
	Confirms that a token is absent which a GET did not find.
	*/
	readonly list: SharedList;
	readonly now: () => Date;
	readonly wait: Wait;
	readonly findObstacle?: FindObstacle | undefined;
	readonly onStage: (stage: ChangeStage) => void;
};

/**
One request that has left, and what came of it.
*/
type Sent = {
	readonly operationId: string;
	readonly said: Said;
	readonly serverTime?: Date | undefined;
	/**
	Send again if it turns out to be live still.
	*/
	readonly canRepeat: boolean;
	/**
	If it failed: because of the way to the service.
	*/
	readonly isTrouble: boolean;
	/**
	Set where the service refused it for what may be the mark of a suspend.
	*/
	readonly markRefusal?: string;
	/**
	Whether the journal has it as failed already.
	*/
	readonly isWrittenDown?: boolean;
};

// The only place of this program from which a DELETE or a PATCH of a token leaves.
async function request(api: ManagementApi, id: string, change: TokenChange): Promise<Answer<unknown>> {
	return change.kind === 'revoke' ? api.revokeToken(id) : api.updateToken(id, change.changes);
}

/**
One target's turn: a fresh GET compared with what was confirmed, the intent on disk, one DELETE or PATCH, GET until it shows what was sent, the outcome on disk.

A request leaves only after a GET that showed the token as confirmed, and with an intent of its own. A missing answer is verified before anything is sent again, and then at most one more goes without an answer.

Of a target whose request was refused, and that waits for another try when the batch is stopped, only what became of it is looked at: something before the service may have refused what the service did.
*/
export async function changeOne(target: ChangeTarget, progress: ChangeProgress, surroundings: ChangeSurroundings): Promise<ChangeEnding> {
	const {api, record, gate, list, now, wait, onStage} = surroundings;
	const {token, change} = target;

	const look = async (claim: Claim): Promise<Looked | undefined> => {
		const answer = await gate.ask(claim, async () => api.getToken(token.id));
		return answer && lookedOf(token.id, answer, requiresList(answer) ? await list.ask() : undefined);
	};

	const mustLook = async (): Promise<Looked> => {
		const looked = await look('must-finish');
		if (looked === undefined) {
			throw new Error('a claim that must finish was withdrawn');
		}

		return looked;
	};

	// The result is true whether or not the journal can hold it, so a failed write only adds to the cause.
	const conclude = async (operationId: string, ending: Done, serverTime: Date | undefined): Promise<ChangeEnding> => {
		const result = {...ending.result, operationId};
		const written = await record.conclude(operationId, result, serverTime);
		if (written.ok) {
			return {...ending, result};
		}

		const remark = `not in the journal: ${asCause(written.message)}`;
		return {...ending, result: {...result, cause: result.cause === undefined ? remark : `${result.cause}; ${remark}`}};
	};

	// What a request that has left came to, by GET and list.
	const account = async (sent: Sent, soFar: ChangeProgress): Promise<ChangeEnding> => {
		onStage('verifying');
		const {operationId, said, canRepeat} = sent;
		const {doubt} = soFar;
		// A plain refusal is looked at once: nothing is on its way.
		const delays = doubt === undefined && said.kind === 'refused' ? [] : pollDelays;
		const verified = await verify(mustLook, {
			gate,
			wait,
			delays,
			// A token that is to be revoked is waited for whatever else becomes of it.
			isOver: live => change.kind === 'update' && describeChanges(token, live) !== undefined,
		});
		const serverTime = (verified.kind === 'unverified' ? undefined : verified.serverTime) ?? sent.serverTime;
		const difference = verified.kind === 'live' ? describeChanges(token, verified.token) : undefined;
		if (canRepeat && difference === undefined && verified.kind === 'live' && gate.stoppedFor === undefined) {
			return send(verified.token, soFar, sent);
		}

		if (sent.markRefusal !== undefined && doubt === undefined && difference === undefined && verified.kind === 'live') {
			await record.conclude(operationId, {kind: 'failed', cause: `${sent.markRefusal}; to be tried again without the mark`, verification: 'as-before'}, serverTime);
			// The next turn takes the permissions away alone, after a look of its own.
			return {kind: 'withdrawn', progress: {...soFar, markRefusal: sent.markRefusal}};
		}

		const {kind, cause: found, verification} = settle(target, said, doubt, verified);
		const cause = causeWithoutMark(kind, found, soFar);
		const isInDoubt = kind === 'unknown' && (doubt !== undefined || verified.kind === 'unverified');
		const isTrouble = isInDoubt || (kind === 'failed' && sent.isTrouble);
		const ending = done(kind, {
			cause: canRepeat && verification === 'still-live' && difference !== undefined ? `${cause ?? ''}; not tried again, since ${difference}` : cause,
			verification,
			at: serverTime ?? now(),
			isTrouble,
			operationId,
		});
		return sent.isWrittenDown && kind === 'failed' ? ending : conclude(operationId, ending, serverTime);
	};

	const whenRefused = async (error: ApiError, operationId: string, soFar: ChangeProgress): Promise<ChangeEnding> => {
		const next = {...withProblem(soFar, error), operationId};
		const cause = asCause(error.message);
		const canRepeat = canPass(error, next) && gate.stoppedFor === undefined;
		const pause = Math.max(backOff(next.refusals), error.retryAfter ?? 0);
		if (canRepeat && next.doubt === undefined) {
			await record.conclude(operationId, {kind: 'failed', cause: `${cause}; to be tried again`});
			if (error.kind === 'unauthorized' || error.kind === 'rate-limited') {
				return {kind: 'withdrawn', progress: next};
			}

			await wait(pause, gate.stopSignal);
			return changeOne(target, next, surroundings);
		}

		if (canRepeat && error.kind === 'unavailable') {
			await wait(pause, gate.stopSignal);
		}

		const said: Said = error.isOutcomeUnknown ? {kind: 'in-doubt'} : {kind: 'refused', cause};
		return account({
			operationId, said, canRepeat, isTrouble: isTroubleKind(error.kind), ...(isMarkRefused(target, error) && {markRefusal: cause}),
		}, next);
	};

	// `before` is an earlier request for this token that is still in doubt.
	const send = async (live: DatabaseToken, soFar: ChangeProgress, before?: Sent): Promise<ChangeEnding> => {
		const pass = await gate.enter('may-withdraw');
		if (pass === undefined) {
			return before === undefined ? {kind: 'withdrawn', progress: soFar} : account(before, soFar);
		}

		const doubt = soFar.doubt?.cause ?? '';
		if (before !== undefined) {
			const [state, verification] = change.kind === 'revoke' ? ['still live', 'still-live'] as const : ['still as before', 'as-before'] as const;
			await record.conclude(before.operationId, {kind: 'unknown', cause: `${doubt}; it was ${state}, and is tried again`, verification});
		}

		const intent = await record.intend(target, live);
		if (!intent.ok) {
			pass.leave();
			const cause = `${asCause(intent.message)}; nothing ${soFar.lastProblem === undefined ? '' : 'more '}was sent`;
			return before === undefined
				? done('failed', {cause, isTrouble: true, at: now()})
				: done('unknown', {
					cause: `${doubt}; ${cause}`, isTrouble: true, at: now(), operationId: before.operationId,
				});
		}

		const {operationId} = intent;
		if (!gate.isClear) {
			pass.leave();
			if (before !== undefined) {
				return account({...before, operationId}, soFar);
			}

			await record.conclude(operationId, {kind: 'not-started', cause: 'held back before it was sent'});
			return {kind: 'withdrawn', progress: soFar};
		}

		onStage(change.kind === 'revoke' ? 'revoking' : 'changing');
		const answer = await request(api, token.id, change);
		pass.leave(answer);
		if (!answer.ok && answer.error.kind !== 'not-found') {
			return whenRefused(answer.error, operationId, soFar);
		}

		return account({
			operationId,
			said: {kind: answer.ok ? 'done' : 'not-there'},
			serverTime: answer.ok ? answer.serverTime : undefined,
			canRepeat: false,
			isTrouble: false,
		}, soFar);
	};

	const {operationId, lastProblem} = progress;
	if (gate.stoppedFor !== undefined && operationId !== undefined) {
		return account({
			operationId, said: {kind: 'refused', cause: `${lastProblem ?? ''}; stopped before another try`}, canRepeat: false, isTrouble: false, isWrittenDown: true,
		}, progress);
	}

	onStage('checking');
	const looked = await look('may-withdraw');
	if (looked === undefined) {
		return {kind: 'withdrawn', progress};
	}

	const checked = judgeCheck(target, looked, progress, now());
	if (checked.kind === 'as-confirmed') {
		const obstacle = await surroundings.findObstacle?.(target, checked.live);
		return obstacle === undefined ? send(checked.live, progress) : done('skipped', {cause: obstacle, at: now()});
	}

	// The journal was told that the request came to nothing, and it did not.
	return checked.kind === 'done' && checked.result.kind === 'changed' && progress.operationId !== undefined
		? conclude(progress.operationId, checked, looked.kind === 'unsure' ? undefined : looked.serverTime)
		: checked;
}

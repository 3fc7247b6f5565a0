import type {ApiError} from '../api/errors.js';
import type {DatabaseToken, ManagementApi} from '../api/types.js';
import {asCause} from './as-cause.js';
import {backOff, type Wait} from './back-off.js';
import {judgeCheck} from './check.js';
import {describeChanges} from './compare-tokens.js';
import {done, type Done, type RevokeEnding} from './ending.js';
import type {Gate} from './gate.js';
import {
	canPass,
	isTroubleKind,
	withProblem,
	type RevokeProgress,
} from './revoke-progress.js';
import type {RevokeRecord} from './revoke-record.js';
import {settle, type Said} from './settle.js';
import type {RevokeStage} from './types.js';
import {pollDelays, verifyGone} from './verify.js';

/**
What one target's revoke needs of the world.
*/
export type RevokeSurroundings = {
	readonly api: ManagementApi;
	readonly record: RevokeRecord;
	readonly gate: Gate;
	readonly now: () => Date;
	readonly wait: Wait;
	readonly onStage: (stage: RevokeStage) => void;
};

/**
One DELETE that has left, and what came of it.
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
};

/**
One target's turn: a fresh GET compared with what was confirmed, the intent on disk, one DELETE, GET until it is gone, the outcome on disk.

A DELETE leaves only after a GET that showed the token as confirmed, and with an intent of its own. A missing answer is verified before anything is sent again, and then at most one more goes without an answer.
*/
export async function revokeOne(token: DatabaseToken, progress: RevokeProgress, surroundings: RevokeSurroundings): Promise<RevokeEnding> {
	const {api, record, gate, now, wait, onStage} = surroundings;
	const look = async () => api.getToken(token.id);

	// The result is true whether or not the journal can hold it, so a failed write only adds to the cause.
	const conclude = async (operationId: string, ending: Done, serverTime: Date | undefined): Promise<RevokeEnding> => {
		const {result} = ending;
		const written = await record.conclude(operationId, result, serverTime);
		if (written.ok) {
			return ending;
		}

		const remark = `the journal could not be written: ${asCause(written.message)}`;
		return {...ending, result: {...result, cause: result.cause === undefined ? remark : `${result.cause}; ${remark}`}};
	};

	// What a DELETE that has left came to, by GET.
	const account = async (sent: Sent, soFar: RevokeProgress): Promise<RevokeEnding> => {
		onStage('verifying');
		const {operationId, said, canRepeat} = sent;
		const {doubt} = soFar;
		// A plain refusal is looked at once: nothing is on its way.
		const delays = doubt === undefined && said.kind === 'refused' ? [] : pollDelays;
		const verified = await verifyGone(look, {gate, wait, delays});
		const serverTime = (verified.kind === 'unverified' ? undefined : verified.serverTime) ?? sent.serverTime;
		const change = verified.kind === 'live' ? describeChanges(token, verified.token) : undefined;
		if (canRepeat && change === undefined && verified.kind === 'live' && gate.stoppedFor === undefined) {
			return send(verified.token, soFar, sent);
		}

		const {kind, cause, verification} = settle(said, doubt, verified);
		const isTrouble = kind === 'unknown' || (kind === 'failed' && sent.isTrouble);
		return conclude(operationId, done(kind, {
			cause: canRepeat && change !== undefined ? `${cause ?? ''}; not tried again, since ${change}` : cause,
			verification,
			at: serverTime ?? now(),
			isTrouble,
		}), serverTime);
	};

	const whenRefused = async (error: ApiError, operationId: string, soFar: RevokeProgress): Promise<RevokeEnding> => {
		const next = withProblem(soFar, error);
		const cause = asCause(error.message);
		const canRepeat = canPass(error, next) && gate.stoppedFor === undefined;
		const pause = Math.max(backOff(next.refusals), error.retryAfter ?? 0);
		if (canRepeat && next.doubt === undefined) {
			await record.conclude(operationId, {kind: 'failed', cause: `${cause}; to be tried again`});
			if (error.kind === 'unauthorized' || error.kind === 'rate-limited') {
				return {kind: 'withdrawn', progress: next};
			}

			await wait(pause, gate.stopSignal);
			return revokeOne(token, next, surroundings);
		}

		if (canRepeat && error.kind === 'unavailable') {
			await wait(pause, gate.stopSignal);
		}

		const said: Said = error.isOutcomeUnknown ? {kind: 'in-doubt'} : {kind: 'refused', cause};
		return account({
			operationId, said, canRepeat, isTrouble: isTroubleKind(error.kind),
		}, next);
	};

	// `before` is an earlier DELETE of this token that is still in doubt.
	const send = async (live: DatabaseToken, soFar: RevokeProgress, before?: Sent): Promise<RevokeEnding> => {
		const pass = await gate.enter('may-withdraw');
		if (pass === undefined) {
			return before === undefined ? {kind: 'withdrawn', progress: soFar} : account(before, soFar);
		}

		const doubt = soFar.doubt?.cause ?? '';
		if (before !== undefined) {
			await record.conclude(before.operationId, {kind: 'unknown', cause: `${doubt}; it was still live, and is tried again`, verification: 'still-live'});
		}

		const intent = await record.intend(live);
		if (!intent.ok) {
			pass.leave();
			const cause = `the journal could not be written: ${asCause(intent.message)}; nothing ${soFar.lastProblem === undefined ? '' : 'more '}was sent`;
			return before === undefined
				? done('failed', {cause, isTrouble: true, at: now()})
				: done('unknown', {cause: `${doubt}; ${cause}`, isTrouble: true, at: now()});
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

		onStage('revoking');
		const answer = await api.revokeToken(token.id);
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

	onStage('checking');
	const answer = await gate.ask('may-withdraw', look);
	if (answer === undefined) {
		return {kind: 'withdrawn', progress};
	}

	const checked = judgeCheck(token, answer, progress, now());
	return checked.kind === 'as-confirmed' ? send(checked.live, progress) : checked;
}

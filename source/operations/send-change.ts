import type {Answer, ManagementApi} from '../api/types.js';
import {
	withdraw,
	type ChangeState,
	type SendState,
	type Turn,
} from './change-state.js';
import {ageOf} from './moment.js';
import type {ChangeRequest} from './types.js';

/**
The longest time between the look that showed a token as it was confirmed and its DELETE or PATCH, in milliseconds.
*/
export const longestSight = 10_000;

// The only place of this program from which a DELETE or a PATCH of a token leaves.
async function send(api: ManagementApi, id: string, request: ChangeRequest): Promise<Answer<unknown>> {
	return request.kind === 'revoke' ? api.revokeToken(id) : api.updateToken(id, request.fields);
}

/**
The state `send`: one DELETE or PATCH, whose intent is in the journal. Goes on to `verify`, or to `refuse` after an error answer or none. A 404 is verified like a success: the token may be gone.

Nothing is sent when the batch was held or stopped meanwhile, or when the token was seen too long ago; then it is looked at again. Nothing is awaited between these questions and the request, so that no request leaves after a stop.
*/
export async function sendChange(turn: Turn, state: SendState): Promise<ChangeState> {
	const {change: {token, request}, api, gate, now, onStage} = turn;
	const {progress, place, seenAt, operationId} = state;
	const pass = await gate.enter('may-withdraw', 'send');
	const isStale = ageOf(seenAt, now) > longestSight;
	if (pass === undefined || !gate.maySend || isStale) {
		pass?.leave();
		place.leave();
		return holdBack(turn, state, isStale);
	}

	onStage(request.kind === 'revoke' ? 'revoking' : 'changing');
	const answer = await send(api, token.id, request);
	pass.leave(answer);
	place.leave();
	if (!answer.ok && answer.error.kind !== 'not-found') {
		return {
			kind: 'refuse', progress, error: answer.error, operationId,
		};
	}

	return {
		kind: 'verify',
		progress,
		sent: {
			operationId,
			answer: {kind: answer.ok ? 'accepted' : 'not-found'},
			serverTime: answer.ok ? answer.serverTime : undefined,
			canRepeat: false,
			isTrouble: false,
		},
	};
}

/**
Ends or repeats a turn whose intent is in the journal and whose request was not sent, because the batch was held or stopped, or because the token was seen too long ago.
*/
async function holdBack({record}: Turn, {progress, operationId, earlier}: SendState, isStale: boolean): Promise<ChangeState> {
	if (earlier !== undefined) {
		return {kind: 'verify', progress, sent: {...earlier, operationId}};
	}

	await record.conclude(operationId, {kind: 'not-started', cause: isStale ? 'held back, because it was looked at too long ago' : 'held back before it was sent'});
	return isStale ? {kind: 'check', progress} : withdraw(progress);
}

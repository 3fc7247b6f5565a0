import type {Answer, ManagementApi} from '../api/types.js';
import {
	withdraw,
	type ChangeState,
	type SendState,
	type Turn,
} from './change-state.js';
import type {ChangeRequest} from './types.js';

// The only place of this program from which a DELETE or a PATCH of a token leaves.
async function send(api: ManagementApi, id: string, request: ChangeRequest): Promise<Answer<unknown>> {
	return request.kind === 'revoke' ? api.revokeToken(id) : api.updateToken(id, request.fields);
}

/**
The state `send`: one DELETE or PATCH, whose intent is in the journal. Goes on to `verify`, or to `refuse` after an error answer or none. A 404 is verified like a success: the token may be gone.

Nothing is sent when the batch was held or stopped while the intent was written. Nothing is awaited between that question and the request, so that no request leaves after a stop.
*/
export async function sendChange({change: {token, request}, api, gate, record, onStage}: Turn, {progress, pass, operationId, earlier}: SendState): Promise<ChangeState> {
	if (!gate.isClear) {
		pass.leave();
		if (earlier !== undefined) {
			return {kind: 'verify', progress, sent: {...earlier, operationId}};
		}

		await record.conclude(operationId, {kind: 'not-started', cause: 'held back before it was sent'});
		return withdraw(progress);
	}

	onStage(request.kind === 'revoke' ? 'revoking' : 'changing');
	const answer = await send(api, token.id, request);
	pass.leave(answer);
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

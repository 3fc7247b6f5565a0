import {asCause} from './as-cause.js';
import {
	withdraw,
	type ChangeState,
	type IntendState,
	type Turn,
} from './change-state.js';
import {done, type Done} from './ending.js';

/**
The state `intend`: waits for the right to send one request, and writes its intent in the journal. Goes on to `send`, with the right still held.

When the batch is held or stopped meanwhile, an earlier request is verified once more; without one, the turn is withdrawn.
*/
export async function intendChange({change, gate, record, now}: Turn, {progress, live, earlier}: IntendState): Promise<ChangeState> {
	const pass = await gate.enter('may-withdraw');
	if (pass === undefined) {
		return earlier === undefined ? withdraw(progress) : {kind: 'verify', progress, sent: earlier};
	}

	const doubt = progress.doubt?.cause ?? '';
	if (earlier !== undefined) {
		const [state, verification] = change.request.kind === 'revoke' ? ['still live', 'still-live'] as const : ['still as before', 'as-before'] as const;
		await record.conclude(earlier.operationId, {kind: 'unknown', cause: `${doubt}; it was ${state}, and is tried again`, verification});
	}

	const intent = await record.intend(change, live);
	if (intent.ok) {
		return {
			kind: 'send', progress, pass, operationId: intent.value, earlier,
		};
	}

	pass.leave();
	const cause = `${asCause(intent.message)}; nothing ${progress.lastProblem === undefined ? '' : 'more '}was sent`;
	const ending: Done = earlier === undefined
		? done('failed', {cause, isTrouble: true, at: now()})
		: done('unknown', {
			cause: `${doubt}; ${cause}`, isTrouble: true, at: now(), operationId: earlier.operationId,
		});
	return {kind: 'end', ending};
}

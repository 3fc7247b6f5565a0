import {asCause} from './as-cause.js';
import {
	withdraw,
	type ChangeState,
	type IntendState,
	type Turn,
} from './change-state.js';
import {done, type Done} from './ending.js';

/**
The state `intend`: writes the intent of one request in the journal. Goes on to `send`, where the request waits for its turn on the wire. So the disk is waited for before that turn and not during it.

When the batch is held or stopped meanwhile, an earlier request is verified once more; without one, the turn is withdrawn.
*/
export async function intendChange({change, gate, record, now}: Turn, {progress, live, seenAt, earlier}: IntendState): Promise<ChangeState> {
	const place = await gate.enter('may-withdraw', 'intend');
	if (place === undefined) {
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
			kind: 'send', progress, place, seenAt, operationId: intent.value, earlier,
		};
	}

	place.leave();
	const cause = `${asCause(intent.message)}; nothing ${progress.lastProblem === undefined ? '' : 'more '}was sent`;
	const ending: Done = earlier === undefined
		? done('failed', {cause, isTrouble: true, at: now()})
		: done('unknown', {
			cause: `${doubt}; ${cause}`, isTrouble: true, at: now(), operationId: earlier.operationId,
		});
	return {kind: 'end', ending};
}

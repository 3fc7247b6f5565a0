import type {ChangeProgress} from './change-progress.js';
import type {ChangeResult, ChangeResultKind, ChangeStop} from './types.js';

/**
A turn that ended with a result.

`isTrouble` says that the result comes from the way to the service rather than from this token. Several such results in a row end the batch.
*/
export type Done = {
	readonly kind: 'done';
	readonly result: ChangeResult;
	readonly isTrouble: boolean;
};

/**
How a turn ends: with a result, or withdrawn: the change goes back in the queue because the batch was held or stopped while no request of it was in doubt.
*/
export type ChangeEnding =
	| Done
	| {readonly kind: 'withdrawn'; readonly progress: ChangeProgress};

/**
Ends a turn with a result of `kind`.
*/
export function done(kind: ChangeResultKind, {isTrouble = false, cause, ...details}: Omit<ChangeResult, 'kind' | 'cause'> & {
	readonly cause?: string | undefined;
	readonly isTrouble?: boolean;
}): Done {
	return {kind: 'done', result: {kind, cause, ...details}, isTrouble};
}

/**
The result of a change that still waits when the batch is stopped. `lastProblem` is why its request, if one was sent, was not applied.
*/
export function resultOfWaiting(stop: ChangeStop, lastProblem: string | undefined, at: Date): ChangeResult {
	// A request was sent, and was not applied.
	if (lastProblem !== undefined) {
		const cause = `${lastProblem}; stopped before another try`;
		return {kind: 'failed', cause, at};
	}

	const {kind, message} = stop;
	const cause = kind === 'asked' || kind === 'read-only' ? message : `the batch was stopped: ${message}`;
	return {kind: 'not-started', cause, at};
}

import type {ChangeProgress} from './change-progress.js';
import type {ChangeResult, ChangeResultKind, ChangeStop} from './types.js';

/**
A turn that ended with a result.

`isTrouble` says that the result speaks of the way to the service rather than of this token; enough of those in a row end the batch.
*/
export type Done = {
	readonly kind: 'done';
	readonly result: ChangeResult;
	readonly isTrouble: boolean;
};

/**
How a turn ends: with a result, or back in the queue because the batch was held or stopped while no request of this target was in doubt.
*/
export type ChangeEnding =
	| Done
	| {readonly kind: 'withdrawn'; readonly progress: ChangeProgress};

/**
A turn's end with a result of `kind`.
*/
export function done(kind: ChangeResultKind, {isTrouble = false, cause, ...details}: Omit<ChangeResult, 'kind' | 'cause'> & {
	readonly cause?: string | undefined;
	readonly isTrouble?: boolean;
}): Done {
	return {kind: 'done', result: {kind, cause, ...details}, isTrouble};
}

/**
The result of a target that still waits when the batch is stopped. `lastProblem` says why its request, if one was sent, was not applied.
*/
export function resultOfWaiting(stop: ChangeStop, lastProblem: string | undefined, at: Date): ChangeResult {
	// Something of this one was sent, and was not applied.
	if (lastProblem !== undefined) {
		const cause = `${lastProblem}; stopped before another try`;
		return {kind: 'failed', cause, at};
	}

	const {kind, message} = stop;
	const cause = kind === 'asked' || kind === 'read-only' ? message : `the batch was stopped: ${message}`;
	return {kind: 'not-started', cause, at};
}

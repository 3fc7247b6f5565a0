import type {RevokeProgress} from './revoke-progress.js';
import type {RevokeResult, RevokeResultKind} from './types.js';

/**
A turn that ended with a result.

`isTrouble` says that the result speaks of the way to the service rather than of this token; enough of those in a row end the batch.
*/
export type Done = {
	readonly kind: 'done';
	readonly result: RevokeResult;
	readonly isTrouble: boolean;
};

/**
How a turn ends: with a result, or back in the queue because the batch was held or stopped while no request of this target was in doubt.
*/
export type RevokeEnding =
	| Done
	| {readonly kind: 'withdrawn'; readonly progress: RevokeProgress};

/**
A turn's end with a result of `kind`.
*/
export function done(kind: RevokeResultKind, {isTrouble = false, cause, ...details}: Omit<RevokeResult, 'kind' | 'cause'> & {
	readonly cause?: string | undefined;
	readonly isTrouble?: boolean;
}): Done {
	return {kind: 'done', result: {kind, cause, ...details}, isTrouble};
}

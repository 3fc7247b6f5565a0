import type {ApiError} from '../../api/api-error.js';

/**
The state of a load. `value` is from the last load that succeeded: it stays while another load is under way or after one has failed, so that a list does not vanish while a person reads it.
*/
export type Request<Value> =
	| {readonly status: 'idle'; readonly value: undefined}
	/**
	`count`: how many items of a long list have arrived; undefined as long as that is not worth a word.
	*/
	| {readonly status: 'loading'; readonly value: Value | undefined; readonly count?: number}
	| {readonly status: 'failed'; readonly value: Value | undefined; readonly error: ApiError}
	/**
	`at`: ms since the epoch, when the answer came.
	*/
	| {readonly status: 'loaded'; readonly value: Value; readonly at: number};

export const idle = {status: 'idle', value: undefined} as const;

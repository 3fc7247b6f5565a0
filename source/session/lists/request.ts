import type {ApiError} from '../../api/errors.js';

/**
A load and what it came to. `value` stays from the last good load while another is under way or has failed, so that a list never vanishes under the reader.
*/
export type Request<Value> =
	| {readonly status: 'idle'; readonly value: undefined}
	| {readonly status: 'loading'; readonly value: Value | undefined}
	| {readonly status: 'failed'; readonly value: Value | undefined; readonly error: ApiError}
	/**
	`at`: ms since the epoch, when the answer came.
	*/
	| {readonly status: 'loaded'; readonly value: Value; readonly at: number};

export const idle = {status: 'idle', value: undefined} as const;

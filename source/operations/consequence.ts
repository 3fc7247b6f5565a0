import type {ApiError, ApiErrorKind} from '../api/api-error.js';
import {asCause} from './as-cause.js';
import {backOff} from './back-off.js';
import type {ChangePause, ChangeStop} from './types.js';

/**
The longest Retry-After that a batch waits for, in milliseconds. The API documents no limit, so a person decides whether to wait longer.
*/
export const longestRetryAfter = 60_000;

/**
What the failed request of one change means for all others of the batch.
*/
export type Consequence =
	| {readonly kind: 'hold'; readonly pause: ChangePause}
	| {readonly kind: 'stop'; readonly reason: ChangeStop};

const endings: ReadonlyMap<ApiErrorKind, ChangeStop['kind']> = new Map([['forbidden', 'forbidden'], ['read-only', 'read-only']]);

/**
A 401 holds the batch until there is another management token. A 429 holds it for its Retry-After, or where there is none for a back-off after the `rateLimits`th 429; a wait of more than `longestRetryAfter` ends the batch instead. A 403 and read-only end it. Undefined for every other error: the batch goes on.

`now` is in milliseconds since the epoch.
*/
export function consequenceOf(error: ApiError, rateLimits: number, now: number): Consequence | undefined {
	const {kind, message, retryAfter} = error;
	if (kind === 'unauthorized') {
		return {kind: 'hold', pause: {kind, message}};
	}

	if (kind === 'rate-limited') {
		const duration = retryAfter ?? backOff(rateLimits);
		return duration > longestRetryAfter
			? {kind: 'stop', reason: {kind, message: asCause(message)}}
			: {kind: 'hold', pause: {kind, until: now + duration, message}};
	}

	const ending = endings.get(kind);
	return ending && {kind: 'stop', reason: {kind: ending, message: asCause(message)}};
}

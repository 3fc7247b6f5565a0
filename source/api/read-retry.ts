import type {OptionsInit} from 'got';
import {parseRetryAfter} from './retry-after.js';

// In milliseconds. A longer Retry-After ends the call with an error that says how long to wait, so that the screen is not silent for longer than this.
const longestSilentWait = 5000;

const longestBackoff = 1000; // Milliseconds
const mostNoise = 100; // Milliseconds

/**
When a GET is sent again, in the form of got's option.
*/
export const readRetry = {
	limit: 2,
	methods: ['GET'],
	statusCodes: [408, 429, 500, 502, 503, 504],
	// Got's defaults without ETIMEDOUT, which would triple the time that the caller agreed to wait, and without ENOTFOUND, because asking again does not help. The last one is got's code for a body that was cut.
	errorCodes: ['ECONNRESET', 'ECONNREFUSED', 'EADDRINUSE', 'EPIPE', 'ENETUNREACH', 'EAI_AGAIN', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
	maxRetryAfter: longestSilentWait,
	backoffLimit: longestBackoff,
} satisfies OptionsInit['retry'];

/**
What became of one attempt: the code of its error, and the status code and `Retry-After` of its answer, as far as there are any.
*/
export type Attempt = {
	readonly code: string | undefined;
	readonly status: number | undefined;
	readonly retryAfter: string | undefined;
};

/**
The milliseconds to wait before a GET is sent again; undefined when it is not sent again. `count` is the number of attempts so far. These are got's rules for the same options: got applies them to a stream only when it throws for a status code, and it then reads the whole body of the error, however long.
*/
export function waitBeforeRetry(count: number, {code, status, retryAfter}: Attempt): number | undefined {
	const isWorthwhile = readRetry.errorCodes.includes(code ?? '') || readRetry.statusCodes.includes(status ?? 0);
	if (count > readRetry.limit || !isWorthwhile) {
		return undefined;
	}

	const asked = parseRetryAfter(retryAfter, Date.now());
	if (asked !== undefined) {
		return asked > longestSilentWait ? undefined : asked;
	}

	return Math.min(1000 * (2 ** (count - 1)), longestBackoff) + (Math.random() * mostNoise);
}

import type {ApiError, ApiErrorKind} from '../api/errors.js';
import {asCause} from './as-cause.js';
import {longestRetryAfter} from './consequence.js';

const mostLost = 2;
const mostRefusals = 3;
const mostRateLimits = 5;

/**
Why nobody can say from the answers alone whether a request was applied.
*/
export type Doubt = {
	readonly cause: string;
	/**
	No answer of the service itself came, so the request may sit in a proxy or behind a slow lock, and be applied later.
	*/
	readonly mayYetArrive: boolean;
};

/**
What has happened to a target so far; kept while it waits for another turn.
*/
export type ChangeProgress = {
	/**
	Requests to change it that were answered by nobody, or by a gateway only.
	*/
	readonly lost: number;
	/**
	Requests to change it that came to nothing for a reason that may pass: 409, 5xx, no connection.
	*/
	readonly refusals: number;
	/**
	Requests of this target that were answered with 429.
	*/
	readonly rateLimits: number;
	/**
	Why the last request that came to nothing did so.
	*/
	readonly lastProblem: string | undefined;
	/**
	Set by the first request that may have been applied.
	*/
	readonly doubt: Doubt | undefined;
	/**
	The journal's id of the last request that was sent.
	*/
	readonly operationId: string | undefined;
	/**
	Why the service refused the mark of a suspend, which is tried without it from then on.
	*/
	readonly markRefusal?: string;
};

export const noProgress: ChangeProgress = {
	lost: 0, refusals: 0, rateLimits: 0, lastProblem: undefined, doubt: undefined, operationId: undefined,
};

/**
Reasons that may pass by themselves within seconds.
*/
const passingKinds: ReadonlySet<ApiErrorKind> = new Set(['conflict', 'unavailable', 'connection', 'timeout']);

const troubleKinds: ReadonlySet<ApiErrorKind> = new Set(['connection', 'timeout', 'tls', 'unavailable', 'redirected', 'malformed', 'rate-limited']);

/**
The error speaks of the way to the service rather than of one token: the next token would meet it too.
*/
export function isTroubleKind(kind: ApiErrorKind): boolean {
	return troubleKinds.has(kind);
}

// 502 and 504 are a gateway's word: the service behind it may still be at work. Every other 5xx is the service's own end of the request.
function isLostRequest({isOutcomeUnknown, kind, status}: ApiError): boolean {
	return isOutcomeUnknown && (kind !== 'unavailable' || status === 502 || status === 504);
}

/**
The progress after a request of any kind, which counts if it was answered with 429.
*/
export function withRateLimit(progress: ChangeProgress, error: ApiError): ChangeProgress {
	return {...progress, rateLimits: progress.rateLimits + (error.kind === 'rate-limited' ? 1 : 0)};
}

/**
The progress after a request to change it that failed with `error`.
*/
export function withProblem(progress: ChangeProgress, error: ApiError): ChangeProgress {
	const cause = asCause(error.message);
	const isLost = isLostRequest(error);
	// A lost request stays the greater doubt, whatever is answered to a later one.
	const doubt = isLost || (error.isOutcomeUnknown && !progress.doubt?.mayYetArrive)
		? {cause, mayYetArrive: isLost}
		: progress.doubt;
	return {
		...withRateLimit(progress, error),
		lost: progress.lost + (isLost ? 1 : 0),
		refusals: progress.refusals + (!isLost && passingKinds.has(error.kind) ? 1 : 0),
		lastProblem: cause,
		doubt,
	};
}

// The same answer would come to the next request: a redirect, or a refusal by something before the service.
function isRefusedOnTheWay({isOutcomeUnknown, kind, status = 0}: ApiError): boolean {
	return isOutcomeUnknown && status >= 300 && status < 500 && !passingKinds.has(kind);
}

/**
Whether one more request is worth it: after a lost one once, after a 409, 5xx or failed connection until three tries, after a 429 until five; after a 401 always, since a person has to resume. Never if the service asks to wait longer than a batch does.
*/
export function canPass(error: ApiError, {lost, refusals, rateLimits}: ChangeProgress): boolean {
	const isPassing = (error.isOutcomeUnknown && !isRefusedOnTheWay(error)) || passingKinds.has(error.kind) || error.kind === 'unauthorized' || error.kind === 'rate-limited';
	return isPassing
		&& (error.retryAfter ?? 0) <= longestRetryAfter
		&& lost < mostLost
		&& refusals < mostRefusals
		&& rateLimits < mostRateLimits;
}

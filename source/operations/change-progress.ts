import type {ApiError, ApiErrorKind} from '../api/api-error.js';
import {asCause} from './as-cause.js';
import {longestRetryAfter} from './consequence.js';

const mostLost = 2;
const mostRefusals = 3;
const mostRateLimits = 5;

/**
Why the answers alone do not tell whether a request was applied.
*/
export type Doubt = {
	readonly cause: string;
	/**
	The service itself did not answer, so the request may wait in a proxy or behind a slow lock, and be applied later.
	*/
	readonly mayYetArrive: boolean;
};

/**
What has happened to a change so far. The run keeps it while the change waits for another turn.
*/
export type ChangeProgress = {
	/**
	DELETEs and PATCHes that the service itself did not answer: no answer came, or only that of a gateway.
	*/
	readonly lost: number;
	/**
	DELETEs and PATCHes that failed for a reason that may pass: 409, 5xx, no connection.
	*/
	readonly refusals: number;
	/**
	Requests for this change that were answered with 429; GETs count too.
	*/
	readonly rateLimits: number;
	/**
	Why the last DELETE or PATCH that failed did so.
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
	Why the service refused the mark of a suspend. From then on the suspend is tried without the mark.
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
Whether the error comes from the way to the service rather than from one token: the next token would meet it too.
*/
export function isTroubleKind(kind: ApiErrorKind): boolean {
	return troubleKinds.has(kind);
}

// A gateway answers 502 and 504, and the service behind it may still be at work. With every other 5xx the service itself has ended the request.
function isLostRequest({isOutcomeUnknown, kind, status}: ApiError): boolean {
	return isOutcomeUnknown && (kind !== 'unavailable' || status === 502 || status === 504);
}

/**
The progress after a request of any kind failed with `error`. Only a 429 changes it.
*/
export function withRateLimit(progress: ChangeProgress, error: ApiError): ChangeProgress {
	return {...progress, rateLimits: progress.rateLimits + (error.kind === 'rate-limited' ? 1 : 0)};
}

/**
The progress after a DELETE or PATCH failed with `error`.
*/
export function withProblem(progress: ChangeProgress, error: ApiError): ChangeProgress {
	const cause = asCause(error.message);
	const isLost = isLostRequest(error);
	// A lost request stays the greater doubt: no answer to a later request removes it.
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

// The next request would get the same answer: a redirect, or a refusal by something that stands before the service.
function isRefusedOnTheWay({isOutcomeUnknown, kind, status = 0}: ApiError): boolean {
	return isOutcomeUnknown && status >= 300 && status < 500 && !passingKinds.has(kind);
}

/**
Whether one more request is worth a try: once after a lost request, up to three tries after a 409, a 5xx or a failed connection, up to five after a 429, and always after a 401, since a person has to resume the batch first. Never if the service asks for a longer wait than a batch allows (`longestRetryAfter`).
*/
export function canPass(error: ApiError, {lost, refusals, rateLimits}: ChangeProgress): boolean {
	const isPassing = (error.isOutcomeUnknown && !isRefusedOnTheWay(error)) || passingKinds.has(error.kind) || error.kind === 'unauthorized' || error.kind === 'rate-limited';
	return isPassing
		&& (error.retryAfter ?? 0) <= longestRetryAfter
		&& lost < mostLost
		&& refusals < mostRefusals
		&& rateLimits < mostRateLimits;
}

import {ApiError, type ApiErrorKind} from './api-error.js';
import type {Trust} from './describe-trust.js';

/**
What went wrong, before it becomes an `ApiError`.
*/
export type Failure = {
	readonly kind: ApiErrorKind;
	/**
	Sentences: what happened, and what to do.
	*/
	readonly message: string;
	readonly status?: number | undefined;
	readonly serverMessage?: string | undefined;
	readonly retryAfter?: number | undefined;
	/**
	Whether the service may have carried out the request.
	*/
	readonly isPossiblyDone?: boolean;
};

/**
Where a call went and what it was about, which the message of its failure names.
*/
export type Context = {
	/**
	`host:port` of the service.
	*/
	readonly service: string;
	/**
	The origin of the service, to resolve a relative address in an answer.
	*/
	readonly origin: string;
	/**
	What a 404 says is missing.
	*/
	readonly subject: 'token' | 'cluster';
	readonly isMutation: boolean;
	/**
	Whether the service is a Clustered, which has no accounts.
	*/
	readonly isClustered?: boolean;
	readonly hasClientCertificate?: boolean;
	/**
	The authorities that are trusted; undefined where no certificate is checked.
	*/
	readonly trust?: Trust | undefined;
	/**
	See `ManagementApiOptions`.
	*/
	readonly tokenAdvice?: string | undefined;
	/**
	The proxy on the way to the service, if there is one. `variable` is the environment variable that names it, `name` is its `host:port`.
	*/
	readonly proxy?: {readonly variable: string; readonly name: string; readonly hasCredentials: boolean; readonly ignoredExceptions: readonly string[]} | undefined;
};

const unknownOutcome = 'The change may have been made or not: look at the token list before you send it again.';

/**
Makes the error for a failed call. It is a new error without a `cause`, so that it leads to no part of the request or of the HTTP client.
*/
export function toApiError({kind, message, isPossiblyDone, ...details}: Failure, {isMutation}: Pick<Context, 'isMutation'>): ApiError {
	const isOutcomeUnknown = isMutation && isPossiblyDone === true;
	return new ApiError(kind, isOutcomeUnknown ? `${message} ${unknownOutcome}` : message, {...details, isOutcomeUnknown});
}

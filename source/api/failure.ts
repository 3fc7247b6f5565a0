import {ApiError, type ApiErrorKind} from './api-error.js';

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
	Whether the service may have carried out what it was asked.
	*/
	readonly isPossiblyDone?: boolean;
};

/**
Where a call went, and what for: for the words of its failure.
*/
export type Context = {
	/**
	`host:port` of the service.
	*/
	readonly service: string;
	/**
	The origin of the service, for an address that is relative to it.
	*/
	readonly origin: string;
	/**
	What a 404 is about.
	*/
	readonly subject: 'token' | 'cluster';
	readonly isMutation: boolean;
	/**
	Whether the service is a Clustered: it has no accounts.
	*/
	readonly isClustered?: boolean;
	readonly hasClientCertificate?: boolean;
	/**
	The proxy before the service, if there is one: how the environment names it, and where it is.
	*/
	readonly proxy?: {readonly variable: string; readonly name: string; readonly hasCredentials: boolean; readonly ignoredExceptions: readonly string[]} | undefined;
};

const unknownOutcome = 'The change may have been made or not: look at the token list before you send it again.';

/**
The error for a failed call. It is made here afresh, with no `cause`: nothing of the request or of the HTTP client can be reached from it.
*/
export function toApiError({kind, message, isPossiblyDone, ...details}: Failure, {isMutation}: Pick<Context, 'isMutation'>): ApiError {
	const isOutcomeUnknown = isMutation && isPossiblyDone === true;
	return new ApiError(kind, isOutcomeUnknown ? `${message} ${unknownOutcome}` : message, {...details, isOutcomeUnknown});
}

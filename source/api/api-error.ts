/**
Every way a call can fail, in one closed list.
*/
export type ApiErrorKind =
	| 'unauthorized' // 401
	| 'forbidden' // 403
	| 'not-found' // 404 with the error body that the service documents; for a token, the caller confirms it with the list
	| 'conflict' // 409
	| 'refused' // 400 and every other 4xx, except a 404 that does not come from the service
	| 'rate-limited' // 429
	| 'unavailable' // 5xx
	| 'timeout' // No connection, no answer or no end of the answer in time
	| 'connection' // Refused, reset, cut, name not found
	| 'tls' // The certificate or the handshake
	| 'redirected' // 3xx; never followed
	| 'malformed' // An answer that is not what the API documents, a 404 that does not come from the service, an answer over the limit, 101
	| 'read-only' // Refused here, nothing was sent
	| 'invalid' // The caller gave an id, a name or a host that is not valid; nothing was sent
	| 'aborted'; // The caller's signal ended the call

/**
The only error that the functions of this folder give.

`message` is a sentence that says what happened and what to do. It holds no header, no request options and no secret. Outside text in it is raw: pass it through `display()` before it reaches a terminal.
*/
export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly kind: ApiErrorKind;
	/**
	The status code; undefined when no answer came.
	*/
	readonly status: number | undefined;
	/**
	The service's own words; undefined when the answer had none.
	*/
	readonly serverMessage: string | undefined;
	/**
	What the header Retry-After asks for, in milliseconds.
	*/
	readonly retryAfter: number | undefined;
	/**
	True when the service may or may not have made the change: verify before sending it again. Never true for reads.
	*/
	readonly isOutcomeUnknown: boolean;

	constructor(kind: ApiErrorKind, message: string, details: {
		readonly status?: number | undefined;
		readonly serverMessage?: string | undefined;
		readonly retryAfter?: number | undefined;
		readonly isOutcomeUnknown?: boolean;
	} = {}) {
		super(message);
		this.kind = kind;
		this.status = details.status;
		this.serverMessage = details.serverMessage;
		this.retryAfter = details.retryAfter;
		this.isOutcomeUnknown = details.isOutcomeUnknown ?? false;
	}
}

import type {ApiError} from '../api/errors.js';
import type {Secret} from '../secrets/secret.js';
import type {DatabaseToken} from '../api/types.js';

/**
A token that was created. Causes and differences are sentence parts without a final stop, and raw outside text.
*/
export type Created = {
	readonly kind: 'created';
	/**
	As GET shows it; as the create answered where it could not be read back.
	*/
	readonly token: DatabaseToken;
	/**
	The service tells it only now.
	*/
	readonly secret: Secret;
	/**
	When it was known: the server's clock where it told, else ours.
	*/
	readonly at: Date;
	/**
	That it could not be read back, or is not in the journal, if so.
	*/
	readonly cause: string | undefined;
	/**
	What is not as it was asked for: `never expires; asked for 2027-02-23T12:00:00Z`. Empty where all is.
	*/
	readonly differences: readonly string[];
	/**
	Why its id must become no part of a command, a path or a URL: it is no UUID, or another token's. Undefined where it may.
	*/
	readonly idProblem: string | undefined;
	/**
	The journal's id of the request that made it.
	*/
	readonly operationId: string;
};

/**
What a create came to. Causes are sentence parts without a final stop, and raw outside text.
*/
export type CreateResult =
	| Created
	/**
	No token was created. `error` is the service's answer, if it was one.
	*/
	| {readonly kind: 'failed'; readonly cause: string; readonly error?: ApiError}
	| {readonly kind: 'read-only'; readonly cause: string}
	/**
	A token may have been created, or may still be. `strays` are those that it may be; their secrets are lost.
	*/
	| {readonly kind: 'unknown'; readonly cause: string; readonly candidates: readonly DatabaseToken[]};

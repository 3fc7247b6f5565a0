import type {ApiError} from '../api/api-error.js';
import type {Secret} from '../secrets/secret.js';
import type {DatabaseToken} from '../api/types.js';

/**
A token that was created. Causes and differences are sentence parts without a final stop, and raw outside text.
*/
export type Created = {
	readonly kind: 'created';
	/**
	As a GET shows it, or as the answer to the create showed it if it could not be read back.
	*/
	readonly token: DatabaseToken;
	/**
	The service shows it only in the answer to the create.
	*/
	readonly secret: Secret;
	/**
	When the service answered: by the server's clock if the answer has it, otherwise by this machine's.
	*/
	readonly at: Date;
	/**
	That the token could not be read back, or that it is not in the journal. Undefined if neither is so.
	*/
	readonly cause: string | undefined;
	/**
	How the token differs from what was asked for: `never expires; asked for 2027-02-23T12:00:00Z`. Empty if it does not.
	*/
	readonly differences: readonly string[];
	/**
	Why its id must not be used in a command, a path or a URL: it is not a UUID, or belongs to another token. Undefined if it may be used.
	*/
	readonly idProblem: string | undefined;
	/**
	The journal's id of the request that made the token.
	*/
	readonly operationId: string;
};

/**
The result of a create. Causes are sentence parts without a final stop, and raw outside text.
*/
export type CreateResult =
	| Created
	/**
	No token was created. `error` is the service's answer, where the create failed because of one.
	*/
	| {readonly kind: 'failed'; readonly cause: string; readonly error?: ApiError}
	| {readonly kind: 'read-only'; readonly cause: string}
	/**
	A token may have been created, or may still be. `candidates` are the tokens that the create may have made; their secrets are lost.
	*/
	| {readonly kind: 'unknown'; readonly cause: string; readonly candidates: readonly DatabaseToken[]};

import type {DatabaseToken} from '../api/types.js';

/**
Where one target of a revoke is. The first four are on the way; the rest are results.
*/
export type RevokeStage =
	| 'waiting'
	| 'checking' // A fresh GET, compared with what was confirmed
	| 'revoking' // The intent is on disk, the DELETE is on the wire
	| 'verifying'; // GET until 404 or revokedAt

export type RevokeResultKind =
	| 'revoked' // 204, and verified: gone, or revokedAt set
	| 'accepted' // 204, but a GET still shows it live: accepted, not yet visible
	| 'already-gone' // 404 or revokedAt before anything was sent
	| 'skipped' // Its grants or description changed since it was confirmed; nothing was sent
	| 'unknown' // The request may have been applied and could not be verified
	| 'failed' // Refused, or verified still live after a failure
	| 'not-started'; // Stopped before its turn; nothing was sent

export type RevokeResult = {
	readonly kind: RevokeResultKind;
	/**
	Why, as a sentence part without a final stop: `its permissions changed since you confirmed`. Raw outside text: display() it.
	*/
	readonly cause: string | undefined;
	/**
	When the outcome was known: the server's clock where it told, else ours.
	*/
	readonly at: Date;
};

export type RevokeItem = {
	/**
	The token exactly as the person saw it when confirming.
	*/
	readonly token: DatabaseToken;
	readonly stage: RevokeStage | 'done';
	readonly result: RevokeResult | undefined;
};

import type {DatabaseToken} from '../api/types.js';
import type {Journal} from '../journal/journal.js';

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
	| 'unknown' // The request may have been applied, or may still arrive, and no GET could settle it
	| 'failed' // Refused, or verified still live after a failure
	| 'not-started'; // Stopped before its turn; nothing was sent

/**
What a GET after a DELETE showed.
*/
export type Verification =
	| 'gone' // 404
	| 'marked-revoked' // 200 with revokedAt
	| 'still-live' // 200 without revokedAt, at every look
	| 'not-verified'; // No look gave an answer

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
	/**
	Absent when nothing was verified because nothing had to be.
	*/
	readonly verification?: Verification;
};

export type RevokeItem = {
	/**
	The token exactly as the person saw it when confirming.
	*/
	readonly token: DatabaseToken;
	readonly stage: RevokeStage | 'done';
	readonly result: RevokeResult | undefined;
};

/**
Why nothing is sent for the moment. `until` is in milliseconds since the epoch. The message is raw outside text.
*/
export type RevokePause =
	| {readonly kind: 'unauthorized'; readonly message: string}
	| {readonly kind: 'rate-limited'; readonly until: number; readonly message: string};

/**
Why the rest of a batch is not started. The message is a sentence part without a final stop, and raw outside text.
*/
export type RevokeStop = {
	readonly kind:
		| 'asked' // By the person
		| 'forbidden' // 403: the management token may not do this
		| 'read-only' // The API room refuses changes
		| 'rate-limited' // 429 with a Retry-After longer than this program waits
		| 'failures'; // Too many in a row
	readonly message: string;
};

/**
A batch as it is now. A new object at every change; `items` stands in the order of the targets.
*/
export type RevokeRunState = {
	readonly items: readonly RevokeItem[];
	readonly counts: Readonly<Record<RevokeResultKind, number>>;
	/**
	How many targets are being worked on: neither waiting nor done.
	*/
	readonly inFlight: number;
	/**
	Nothing more is begun; what is in flight is being finished.
	*/
	readonly isStopping: boolean;
	readonly stoppedFor: RevokeStop | undefined;
	readonly pausedFor: RevokePause | undefined;
	readonly isFinished: boolean;
};

export type RevokeRun = {
	readonly state: RevokeRunState;
	/**
	No DELETE leaves after this call. What is on the wire is awaited and verified, the rest becomes `not-started`.
	*/
	stop(): void;
	/**
	Goes on after a 401, once another management token is in place. Does nothing otherwise.
	*/
	resume(): void;
	/**
	Every target's result, in the order of the targets. Rejects only for a programming error.
	*/
	readonly finished: Promise<readonly RevokeItem[]>;
};

/**
Whose tokens these are, for the journal.
*/
export type RevokeContext = {
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly reason?: string;
};

/**
What the engine needs of the journal: a line that is on the disk when the promise resolves, or the reason why not.
*/
export type OperationJournal = Pick<Journal, 'append'>;

import type {DatabaseToken, TokenChanges} from '../api/types.js';
import type {JournalIntent} from '../journal/journal-entry.js';
import type {Journal} from '../journal/journal.js';
import type {EditableFields} from '../tokens/token-difference.js';

/**
What is to be done to one token that exists. An update says what it is for, and only the fields that it sends.
*/
export type ChangeRequest =
	| {readonly kind: 'revoke'}
	| {readonly kind: 'update'; readonly action: 'suspend' | 'resume' | 'update'; readonly fields: TokenChanges};

export type Change = {
	/**
	The token exactly as the person saw it when confirming.
	*/
	readonly token: DatabaseToken;
	readonly request: ChangeRequest;
};

/**
What keeps a target's request from being sent, asked after a GET has shown its token as it was confirmed (`live`) and before the request leaves. A sentence part and raw outside text, or undefined where nothing does.
*/
export type FindObstacle = (change: Change, live: DatabaseToken) => Promise<string | undefined>;

/**
Where one target of a run is. The first ones are on the way; the rest are results.
*/
export type ChangeStage =
	| 'waiting'
	| 'checking' // A fresh GET, compared with what was confirmed
	| 'revoking' // The intent is on disk, the DELETE is on the wire
	| 'changing' // The intent is on disk, the PATCH is on the wire
	| 'verifying'; // GET until it shows what was sent

export type ChangeResultKind =
	| 'revoked' // 204, and verified: gone, or revokedAt set
	| 'changed' // Verified: a GET shows exactly the wished description and permissions
	| 'accepted' // The service said yes, but a GET still shows it as before: accepted, not yet visible
	| 'already-gone' // Absent by ID and in the list, or revokedAt, without this program's doing
	| 'skipped' // Changed since it was confirmed, or nothing to change; nothing was sent
	| 'unknown' // The request may have been applied, or may still arrive, and no GET could settle it
	| 'failed' // Refused, or verified not applied after a failure
	| 'not-started'; // Stopped before its turn; nothing was sent

/**
What a look after a request showed.
*/
export type Verification =
	| 'gone' // 404, and not in the list
	| 'marked-revoked' // 200 with revokedAt
	| 'still-live' // After a DELETE: 200 without revokedAt, at every look
	| 'as-wished' // After a PATCH: the wished description and permissions
	| 'as-before' // After a PATCH: the token as it was confirmed, at every look
	| 'otherwise' // After a PATCH: neither of the two
	| 'not-verified'; // No look gave an answer

export type ChangeResult = {
	readonly kind: ChangeResultKind;
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
	/**
	The journal's id of the last request. Absent when none was sent.
	*/
	readonly operationId?: string;
};

export type TrackedChange = Change & {
	readonly stage: ChangeStage | 'done';
	readonly result: ChangeResult | undefined;
};

/**
Why nothing is sent for the moment. `until` is in milliseconds since the epoch. The message is raw outside text.
*/
export type ChangePause =
	| {readonly kind: 'unauthorized'; readonly message: string}
	| {readonly kind: 'rate-limited'; readonly until: number; readonly message: string};

/**
Why the rest of a run is not started. The message is a sentence part without a final stop, and raw outside text.
*/
export type ChangeStop = {
	readonly kind:
		| 'asked' // By the person
		| 'forbidden' // 403: the management token may not do this
		| 'read-only' // The API room refuses changes
		| 'rate-limited' // 429 with a Retry-After longer than this program waits
		| 'failures'; // Too many in a row
	readonly message: string;
};

/**
A run as it is now. A new object at every change; `items` stands in the order of the targets.
*/
export type ChangeRunState = {
	readonly changes: readonly TrackedChange[];
	readonly counts: Readonly<Record<ChangeResultKind, number>>;
	/**
	How many targets are being worked on: neither waiting nor done.
	*/
	readonly inFlight: number;
	/**
	Nothing more is begun; what is in flight is being finished.
	*/
	readonly isStopping: boolean;
	readonly stoppedFor: ChangeStop | undefined;
	readonly pausedFor: ChangePause | undefined;
	readonly isFinished: boolean;
};

export type ChangeRun = {
	readonly state: ChangeRunState;
	/**
	No DELETE and no PATCH leaves after this call. What is on the wire is awaited and verified, the rest becomes `not-started`.
	*/
	stop(): void;
	/**
	Goes on after a 401, once another management token is in place. Does nothing otherwise.
	*/
	resume(): void;
	/**
	Every target's result, in the order of the targets. Rejects only for a programming error.
	*/
	readonly finished: Promise<readonly TrackedChange[]>;
};

/**
Whose tokens these are, and what the change is part of, for the journal.
*/
export type ChangeContext = {
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly reason?: string;
	readonly rotation?: RotationPart;
};

/**
Which rotation an operation belongs to, and as which of its steps.
*/
export type RotationPart = Pick<Required<JournalIntent>, 'rotationId' | 'step'>;

/**
What the engine needs of the journal: a line that is on the disk when the promise resolves, or the reason why not.
*/
export type OperationJournal = Pick<Journal, 'append'>;

/**
A token whose mark and whose journal would give it back something different.
*/
export type Disagreement = {
	readonly token: DatabaseToken;
	readonly mark: EditableFields;
	readonly journal: EditableFields;
};

/**
Which of the two a person has chosen to believe where they disagree.
*/
export type ResumeSource = 'mark' | 'journal';

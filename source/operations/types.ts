import type {DatabaseToken, TokenChanges} from '../api/types.js';
import type {JournalIntent} from '../journal/journal-entry.js';
import type {Journal} from '../journal/journal.js';
import type {EditableFields} from '../tokens/difference-in-words.js';

/**
The kinds of change that can be made to a token that exists, as the journal stores them. An update is any change of grants or description that is no suspend and no resume.
*/
export type ChangeAction = 'revoke' | 'suspend' | 'resume' | 'update';

/**
What is to be sent for one token that exists: a DELETE, or a PATCH. An update names what it is for, and only the fields that it sends.
*/
export type ChangeRequest =
	| {readonly kind: 'revoke'}
	| {readonly kind: 'update'; readonly action: Exclude<ChangeAction, 'revoke'>; readonly fields: TokenChanges};

/**
One token, and what is to be done to it.
*/
export type Change = {
	/**
	The token exactly as the person saw it when confirming.
	*/
	readonly token: DatabaseToken;
	readonly request: ChangeRequest;
};

/**
Asks for a reason not to send the request of a change, after a GET has shown its token as it was confirmed (`live`) and before the request leaves. Gives a sentence part, raw outside text, or undefined if the request may be sent.
*/
export type FindObstacle = (change: Change, live: DatabaseToken) => Promise<string | undefined>;

/**
How far a run has come with one change that has no result yet.
*/
export type ChangeStage =
	| 'waiting'
	| 'checking' // A fresh GET or a new list, compared with what was confirmed
	| 'revoking' // The intent is on disk, the DELETE is on the wire
	| 'changing' // The intent is on disk, the PATCH is on the wire
	| 'verifying'; // A list or GETs, until they show what was sent

export type ChangeResultKind =
	| 'revoked' // 204, and verified: gone, or revokedAt set
	| 'changed' // Verified: a GET shows exactly the requested description and permissions
	| 'accepted' // The service accepted the request, but a GET still shows the token as before
	| 'already-gone' // Absent by ID and in the list, or revokedAt, without this program's doing
	| 'skipped' // Changed since it was confirmed, or nothing to change; nothing was sent
	| 'unknown' // The request may have been applied, or may still arrive, and no GET could tell
	| 'failed' // Refused, or verified not applied after a failure
	| 'not-started'; // Stopped before its turn; nothing was sent

/**
What the looks after a request showed. The journal holds these words.
*/
export type Verification =
	| 'gone' // Not in the list, and 404 where it was looked at by GET
	| 'marked-revoked' // RevokedAt, by GET or in the list
	| 'still-live' // After a DELETE: 200 without revokedAt, at every look
	| 'as-wished' // After a PATCH: the requested description and permissions
	| 'as-before' // After a PATCH: the token as it was confirmed, at every look
	| 'otherwise' // After a PATCH: neither of the two
	| 'not-verified'; // No look gave an answer

/**
What a run reports of one change.
*/
export type ChangeResult = {
	readonly kind: ChangeResultKind;
	/**
	Why, as a sentence part without a final stop: `its permissions changed since you confirmed`. Raw outside text: display() it.
	*/
	readonly cause: string | undefined;
	/**
	When the result was known: by the server's clock if the answer has it, otherwise by this machine's.
	*/
	readonly at: Date;
	/**
	Absent when nothing had to be verified.
	*/
	readonly verification?: Verification;
	/**
	The journal's id of the last request. Absent when none was sent.
	*/
	readonly operationId?: string;
};

/**
A change of a run, and how far the run has come with it.
*/
export type TrackedChange = Change & {
	readonly stage: ChangeStage | 'done';
	readonly result: ChangeResult | undefined;
};

/**
Why a batch sends nothing for the moment. `until` and `endsAt` are in milliseconds since the epoch. The message is raw outside text.

With `endsAt` the management token is not refused, but ends too soon for another change: the changes that are under way go on.
*/
export type ChangePause =
	| {readonly kind: 'unauthorized'; readonly message: string; readonly endsAt?: number}
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
The state of a run: a new object whenever anything in it changes. `changes` keeps the order of the batch.
*/
export type ChangeRunState = {
	readonly changes: readonly TrackedChange[];
	readonly counts: Readonly<Record<ChangeResultKind, number>>;
	/**
	How many changes are being worked on: neither waiting nor done, and not waiting for the list of all tokens.
	*/
	readonly inFlight: number;
	/**
	The batch was stopped: nothing more is begun, and the requests in flight are being finished.
	*/
	readonly isStopping: boolean;
	readonly stoppedFor: ChangeStop | undefined;
	readonly pausedFor: ChangePause | undefined;
	readonly isFinished: boolean;
};

export type ChangeRun = {
	readonly state: ChangeRunState;
	/**
	No DELETE and no PATCH leaves after this call. The requests on the wire are awaited and verified; the rest becomes `not-started`.
	*/
	stop(): void;
	/**
	Goes on after a pause for the management token, with the one that is in place then. Does nothing at any other time.
	*/
	resume(): void;
	/**
	Every change with its result, in the order of the batch. Rejects only for a programming error.
	*/
	readonly finished: Promise<readonly TrackedChange[]>;
};

/**
The place of the tokens, the reason of the changes, and the rotation that they are a step of, for the journal.
*/
export type ChangeContext = {
	readonly profile: string;
	readonly host: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly reason?: string;
	readonly rotation?: RotationPart;
	/**
	The earlier batch whose rest a run does.
	*/
	readonly continuesBatchId?: string;
};

/**
The rotation that an operation belongs to, and which of its steps the operation is.
*/
export type RotationPart = Pick<Required<JournalIntent>, 'rotationId' | 'step'>;

/**
The part of the journal that the engine uses. The line is on the disk when the promise resolves, or the answer says why not.
*/
export type OperationJournal = Pick<Journal, 'append'>;

/**
A token whose mark and whose journal tell different states from before its suspend.
*/
export type Disagreement = {
	readonly token: DatabaseToken;
	readonly mark: EditableFields;
	readonly journal: EditableFields;
};

/**
The source that a person has chosen where mark and journal disagree.
*/
export type ResumeSource = 'mark' | 'journal';

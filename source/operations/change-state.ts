import type {ApiError} from '../api/api-error.js';
import type {DatabaseToken, ManagementApi} from '../api/types.js';
import type {Wait} from './back-off.js';
import type {ChangeProgress} from './change-progress.js';
import type {ChangeRecord} from './change-record.js';
import type {ChangeEnding} from './ending.js';
import type {Gate, Pass} from './gate.js';
import type {ChangeAnswer} from './judgement.js';
import type {ListWay} from './list-way.js';
import type {Moment} from './moment.js';
import type {SharedList} from './shared-list.js';
import type {ChangeStage, Change, FindObstacle} from './types.js';
import type {Verified} from './verify.js';

/**
The turn of one change: the change, and everything that its states read and call.
*/
export type Turn = {
	readonly change: Change;
	readonly api: ManagementApi;
	readonly record: ChangeRecord;
	readonly gate: Gate;
	/**
	Confirms that a token is absent which a GET did not find.
	*/
	readonly list: SharedList;
	/**
	Looks at tokens by lists in place of GETs, in a long batch.
	*/
	readonly listWay: ListWay;
	readonly now: () => Date;
	readonly wait: Wait;
	readonly findObstacle?: FindObstacle | undefined;
	readonly onStage: (stage: ChangeStage) => void;
	/**
	Called when the service has accepted the request and its change waits for a list to verify it, so that its result comes later than those of changes after it.
	*/
	readonly onAccepted: () => void;
};

/**
A request that has left, and how it was answered.
*/
export type SentRequest = {
	/**
	The journal's id of the request.
	*/
	readonly operationId: string;
	readonly answer: ChangeAnswer;
	readonly serverTime?: Date | undefined;
	/**
	The request may be sent again if the token turns out to be as it was confirmed.
	*/
	readonly canRepeat: boolean;
	/**
	The request failed because of the way to the service rather than because of this token.
	*/
	readonly isTrouble: boolean;
	/**
	Why the service refused the request, where that may be because of the mark of a suspend.
	*/
	readonly markRefusal?: string;
	/**
	The journal has the request as failed already.
	*/
	readonly isWrittenDown?: boolean;
};

/**
Compares the token as a GET or a new list shows it with the token as it was confirmed.
*/
export type CheckState = {
	readonly kind: 'check';
	readonly progress: ChangeProgress;
};

/**
Writes the intent in the journal.
*/
export type IntendState = {
	readonly kind: 'intend';
	readonly progress: ChangeProgress;
	/**
	The token as the last look showed it: as it was confirmed.
	*/
	readonly live: DatabaseToken;
	/**
	When that look was made. Nothing is sent once it is too long ago, see `longestSight`.
	*/
	readonly seenAt: Moment;
	/**
	An earlier request for this token that may still be applied.
	*/
	readonly earlier: SentRequest | undefined;
};

/**
Waits for its turn on the wire, and sends the DELETE or the PATCH whose intent is in the journal.
*/
export type SendState = {
	readonly kind: 'send';
	readonly progress: ChangeProgress;
	/**
	The place among the intents, to be given back when the request was sent or is not sent.
	*/
	readonly place: Pass;
	readonly seenAt: Moment;
	readonly operationId: string;
	readonly earlier: SentRequest | undefined;
};

/**
Decides after an error answer, or none, whether to try again, and whether to look at the token first.
*/
export type RefuseState = {
	readonly kind: 'refuse';
	readonly progress: ChangeProgress;
	readonly error: ApiError;
	readonly operationId: string;
};

/**
Looks at the token until it shows what was sent, or until the last look.
*/
export type VerifyState = {
	readonly kind: 'verify';
	readonly progress: ChangeProgress;
	readonly sent: SentRequest;
};

/**
Accounts for the request: tries again, or puts the outcome in the journal and ends the turn.
*/
export type AccountState = {
	readonly kind: 'account';
	readonly progress: ChangeProgress;
	readonly sent: SentRequest;
	readonly verified: Verified;
};

/**
The turn is over.
*/
export type EndState = {
	readonly kind: 'end';
	readonly ending: ChangeEnding;
};

export type ChangeState = CheckState | IntendState | SendState | RefuseState | VerifyState | AccountState | EndState;

/**
The first state of a turn: `check`.

A change whose request was refused, and that waited for another try when the batch was stopped, is only verified: something before the service may have refused a request that the service had applied.
*/
export function firstState({gate}: Pick<Turn, 'gate'>, progress: ChangeProgress): CheckState | VerifyState {
	const {operationId, lastProblem} = progress;
	if (gate.stoppedFor === undefined || operationId === undefined) {
		return {kind: 'check', progress};
	}

	const answer: ChangeAnswer = {kind: 'refused', cause: `${lastProblem ?? ''}; stopped before another try`};
	return {
		kind: 'verify',
		progress,
		sent: {
			operationId, answer, canRepeat: false, isTrouble: false, isWrittenDown: true,
		},
	};
}

/**
Ends the turn without a result: the change goes back in the queue, with what has happened to it so far.
*/
export function withdraw(progress: ChangeProgress): EndState {
	return {kind: 'end', ending: {kind: 'withdrawn', progress}};
}

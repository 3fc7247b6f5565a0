import type {ManagementApi} from '../api/types.js';
import type {Wait} from './back-off.js';
import type {
	ChangeContext,
	ChangeRunState,
	Change,
	FindObstacle,
	OperationJournal,
} from './types.js';

/**
The options of `startChanges`.
*/
export type ChangeOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	Exactly what the person confirmed, with the tokens as they were shown. Of several changes of one token, only the first is made.
	*/
	readonly changes: readonly Change[];
	readonly context: ChangeContext;
	/**
	How many DELETEs and PATCHes are on the wire at once. Twice as many GETs may be. With 1, changes are made one after the other. Default 4.
	*/
	readonly concurrency?: number;
	readonly now?: () => Date;
	readonly wait?: Wait;
	/**
	How many tokens the list of all tokens had when it was loaded last. Where it is given, a long batch loads a few lists in place of a GET of each token, if that is cheaper.
	*/
	readonly listLength?: number | undefined;
	readonly findObstacle?: FindObstacle | undefined;
	/**
	Called with the new state after every change, never before `startChanges` has returned.
	*/
	readonly onChange?: (state: ChangeRunState) => void;
};

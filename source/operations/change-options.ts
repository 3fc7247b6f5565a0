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
What a run of `startChanges` is given.
*/
export type ChangeOptions = {
	readonly api: ManagementApi;
	readonly journal: OperationJournal;
	/**
	Exactly what was confirmed, with the tokens as they were shown. Of targets with the same id the first one counts.
	*/
	readonly changes: readonly Change[];
	readonly context: ChangeContext;
	/**
	How many targets are worked on at once. Default 4.
	*/
	readonly concurrency?: number;
	readonly now?: () => Date;
	readonly wait?: Wait;
	readonly findObstacle?: FindObstacle | undefined;
	/**
	Called with the new state after every change, never before `startChanges` has returned.
	*/
	readonly onChange?: (state: ChangeRunState) => void;
};

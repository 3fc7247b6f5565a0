import type {RotationStep} from '../journal/journal-entry.js';
import type {Change, ChangeAction} from '../operations/types.js';

/**
The changes that a person is asked to confirm: exactly these, even when a refresh loads other tokens meanwhile.
*/
export type ChangeBatch = {
	/**
	The kind of all changes of the batch.
	*/
	readonly action: ChangeAction;
	/**
	The changes of tokens that the filter hides come first.
	*/
	readonly changes: readonly Change[];
	readonly hiddenIds: ReadonlySet<string>;
	/**
	Why the changes are made, as a sentence that the confirmation shows and the journal keeps as their reason. Raw outside text. Undefined for changes that a key asked for without saying why.
	*/
	readonly purpose?: string;
	/**
	The earlier batch whose rest this one does.
	*/
	readonly continuesBatchId?: string;
	/**
	The step of a rotation that this change is; undefined for every other change.
	*/
	readonly rotation?: {readonly rotationId: string; readonly step: RotationStep};
};

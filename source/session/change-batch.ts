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
	The reason that a person typed in the confirmation.
	*/
	readonly reason?: string;
	/**
	The earlier batch whose rest this one does.
	*/
	readonly continuesBatchId?: string;
	/**
	Whether the changes take earlier ones back. The policy is not asked about them.
	*/
	readonly isUndo?: boolean;
	/**
	The step of a rotation that this change is; undefined for every other change.
	*/
	readonly rotation?: {readonly rotationId: string; readonly step: RotationStep};
};

/**
What the confirmation shows and the journal keeps as the reason of a batch: what a person typed, then in brackets its purpose. Raw outside text. Undefined where there is neither.
*/
export function reasonOfBatch({reason, purpose}: ChangeBatch): string | undefined {
	return reason !== undefined && purpose !== undefined ? `${reason} (${purpose})` : reason ?? purpose;
}

import type {RotationStep} from '../journal/journal-entry.js';
import type {Change} from '../operations/types.js';

/**
What is about to be done to tokens that exist. `edit` is any other change of grants or descriptions.
*/
export type ChangeAction = 'revoke' | 'suspend' | 'resume' | 'edit';

/**
What a person is asked to confirm: exactly these targets, even when a refresh loads other tokens meanwhile.
*/
export type ChangeBatch = {
	readonly action: ChangeAction;
	/**
	Those that the filter hides come first.
	*/
	readonly changes: readonly Change[];
	readonly hiddenIds: ReadonlySet<string>;
	/**
	Of an edit or a plan: what it is for, as a sentence. Raw outside text.
	*/
	readonly purpose?: string;
	/**
	The step of a rotation that this change is; undefined for every other change.
	*/
	readonly rotation?: {readonly rotationId: string; readonly step: RotationStep};
};

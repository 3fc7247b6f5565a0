import type {DatabaseToken} from '../../api/types.js';
import type {RotationStep} from '../../journal/journal-entry.js';
import type {ChangeOptions} from '../change-options.js';
import {startChanges} from '../start-changes.js';
import type {ChangeRun} from '../types.js';

export type RotationStepOptions = Omit<ChangeOptions, 'changes' | 'concurrency'> & {
	readonly rotationId: string;
	/**
	The old token, as it was confirmed for this step.
	*/
	readonly old: DatabaseToken;
};

/**
Runs one change as a step of a rotation.
*/
export function startStep(options: Omit<ChangeOptions, 'concurrency'>, rotationId: string, step: RotationStep): ChangeRun {
	return startChanges({...options, context: {...options.context, rotation: {rotationId, step}}});
}

import {startStep, type RotationStepOptions} from '../../../source/operations/rotation/start-step.js';
import {changesToSuspend} from '../../../source/operations/suspend.js';
import type {ChangeRun} from '../../../source/operations/types.js';

/**
Suspends a rotation's old token, as the screens and the commands do. `day` is `YYYY-MM-DD`. A token that is suspended already makes a run without changes.
*/
export function suspendOld({rotationId, old, day, ...options}: RotationStepOptions & {readonly day: string}): ChangeRun {
	return startStep({...options, changes: changesToSuspend([old], {day})}, rotationId, 'suspend');
}

/**
Revokes a rotation's old token, which ends the rotation.
*/
export function revokeOld({rotationId, old, ...options}: RotationStepOptions): ChangeRun {
	return startStep({...options, changes: [{token: old, request: {kind: 'revoke'}}]}, rotationId, 'revoke');
}

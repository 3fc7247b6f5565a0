import type {TrackedChange} from './types.js';

/**
How many changes of a run are sent and wait for the list that is to verify them. They are neither in flight nor done.
*/
export function toVerify({changes, inFlight}: {readonly changes: ReadonlyArray<Pick<TrackedChange, 'stage'>>; readonly inFlight: number}): number {
	return Math.max(0, changes.filter(({stage}) => stage !== 'waiting' && stage !== 'done').length - inFlight);
}

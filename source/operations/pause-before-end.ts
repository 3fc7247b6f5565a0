import type {TokenEnd} from '../api/types.js';
import {timeText} from '../tokens/time/time-form.js';
import type {ChangePause} from './types.js';

/**
Why no other change is begun now: the management token ends before that change would be over. Undefined where there is time enough, where the end is not known, and where the batch goes on with this end (`acceptedEnd`) nevertheless. Times are in ms since the epoch.
*/
export function pauseBeforeEnd(end: TokenEnd | undefined, {acceptedEnd, now}: {readonly acceptedEnd: number | undefined; readonly now: number}): ChangePause | undefined {
	return end === undefined || end.at === acceptedEnd || end.lastBegin > now
		? undefined
		: {kind: 'unauthorized', message: `The management token ends at ${timeText(end.at, {form: 'utc', now, timeZone: 'UTC'})}, too soon for another change.`, endsAt: end.at};
}

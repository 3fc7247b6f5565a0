import type {TimeContext} from './time-form.js';
import {wallClockAt} from './wall-clock.js';

const day = 24 * 60 * 60 * 1000;

/**
The end of something for a few cells: `14:05` in the local time zone where it is less than a day away, else its date, `2026-12-01`. In UTC it says so: `13:05 UTC`. `time` is in ms since the epoch.
*/
export function untilWords(time: number, {form, now, timeZone}: TimeContext): string {
	const clock = new Date(form === 'utc' ? time : wallClockAt(time, timeZone)).toISOString();
	const words = Math.abs(time - now) < day ? clock.slice(-13, -8) : clock.slice(0, -14);
	return form === 'utc' ? `${words} UTC` : words;
}

import {
	absoluteTime,
	isoSeconds,
	localTime,
	parseTime,
	relativeTime,
} from './parse-time.js';

/**
How times are shown: as the distance from now, in the local time zone, or in UTC.
*/
export type TimeForm = 'relative' | 'local' | 'utc';

export type TimeContext = {
	readonly form: TimeForm;
	/**
	Ms since the epoch.
	*/
	readonly now: number;
	/**
	IANA name; an unknown one throws a RangeError.
	*/
	readonly timeZone: string;
};

const following = {relative: 'local', local: 'utc', utc: 'relative'} as const satisfies Record<TimeForm, TimeForm>;

/**
The form that the key for times switches to.
*/
export function nextTimeForm(form: TimeForm): TimeForm {
	return following[form];
}

/**
A time (ms since the epoch) for the cell of a list: `2 years ago`, `2024-03-02 05:20 CET`, `2024-03-02 04:20 UTC`. Absolute ones are cut to the minute.
*/
export function timeText(time: number, {form, now, timeZone}: TimeContext): string {
	switch (form) {
		case 'relative': {
			return relativeTime(time, now);
		}

		case 'local': {
			return localTime(new Date(time), timeZone).replace(/:\d\d(?= \S+$)/, '');
		}

		case 'utc': {
			const text = isoSeconds(new Date(time));
			return `${text.slice(0, -10)} ${text.slice(-9, -4)} UTC`;
		}
	}
}

const relativeWidth = 13; // The width of `in 23 months`, and one more.
const day = 24 * 60 * 60 * 1000;
const localWidths = new Map<string, number>();

/**
The length of the longest time in a list, in characters. A zone has different names in different seasons, so the times of a whole year are measured.
*/
export function timeWidth({form, now, timeZone}: TimeContext): number {
	if (form !== 'local') {
		return form === 'relative' ? relativeWidth : timeText(now, {form, now, timeZone}).length;
	}

	let width = localWidths.get(timeZone);
	if (width === undefined) {
		const months = Array.from({length: 13}, (_, month) => timeText(now - (month * 30 * day), {form, now, timeZone}).length);
		width = Math.max(...months);
		localWidths.set(timeZone, width);
	}

	return width;
}

/**
The head of a column of times: `EXPIRES`, `EXPIRES (local)`, `EXPIRES (UTC)`.
*/
export function timeTitle(title: string, form: TimeForm): string {
	return {relative: title, local: `${title} (local)`, utc: `${title} (UTC)`}[form];
}

/**
A sentence that says which form times have now.
*/
export function timeFormWords(form: TimeForm, timeZone: string): string {
	return {
		relative: 'Times are relative to now.',
		local: `Times are local: ${timeZone}.`,
		utc: 'Times are in UTC.',
	}[form];
}

/**
Writes RFC 3339 text in every form, cut to the second, with the chosen form first: `2 years ago, 2024-03-02 05:20:19 CET (2024-03-02T04:20:19Z)`. Text that is not a time is returned unchanged.
*/
export function everyTimeForm(text: string, {form, now, timeZone}: TimeContext): string {
	const time = parseTime(text);
	if (time === undefined) {
		return text;
	}

	const relative = relativeTime(time, now);
	switch (form) {
		case 'relative': {
			return `${relative}, ${absoluteTime(text, timeZone)}`;
		}

		case 'local': {
			return `${absoluteTime(text, timeZone)}, ${relative}`;
		}

		case 'utc': {
			return `${isoSeconds(new Date(time))} (${localTime(new Date(time), timeZone)}), ${relative}`;
		}
	}
}

/**
The same for a narrow place: the relative form and one absolute form.
*/
export function twoTimeForms(text: string, {form, now, timeZone}: TimeContext): string {
	const time = parseTime(text);
	if (time === undefined) {
		return text;
	}

	const relative = relativeTime(time, now);
	return form === 'relative' ? `${relative}, ${isoSeconds(new Date(time))}` : `${timeText(time, {form, now, timeZone})}, ${relative}`;
}

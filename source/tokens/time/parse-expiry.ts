import {addMonths, isCalendarDay} from './calendar-day.js';
import {
	absoluteTime,
	durationInWords,
	isoSeconds,
	parseTime,
} from './parse-time.js';
import {timeOfWallClock, wallClockAt} from './wall-clock.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type ExpiryClock = {
	/**
	Milliseconds since the epoch.
	*/
	readonly now: number;
	/**
	The IANA name of the zone that dates without one are meant in.
	*/
	readonly timeZone: string;
};

/**
`expiresAt` is RFC 3339 in UTC and whole seconds, as a create takes it, and undefined for a token that never expires. `message` is one sentence.
*/
export type ParsedExpiry =
	| {readonly ok: true; readonly expiresAt: string | undefined}
	| {readonly ok: false; readonly message: string};

const accepted = 'write never, a length such as 90d, 12h, 2w, 3m or 1y, or a date such as 2027-01-31 or 2027-01-31 18:00';

const maximumMonths = 100 * 12;

const lengthPattern = /^(?<amount>\d+)\s*(?<unit>[dhmwy]|hours?|days?|weeks?|months?|years?)$/;

/**
The time that a length from now ends, in milliseconds since the epoch; Infinity where that is far too long for a calendar, undefined for what is no length.
*/
function readLength(text: string, {now, timeZone}: ExpiryClock): number | undefined {
	const {amount = '', unit = ''} = lengthPattern.exec(text)?.groups ?? {};
	const count = Number(amount);
	switch (unit.charAt(0)) {
		case 'h': {
			return now + (count * hour);
		}

		case 'd': {
			return now + (count * day);
		}

		case 'w': {
			return now + (count * 7 * day);
		}

		case 'm':
		case 'y': {
			const months = unit.startsWith('y') ? count * 12 : count;
			return months > maximumMonths ? Infinity : timeOfWallClock(addMonths(wallClockAt(now, timeZone), months), timeZone);
		}

		default: {
			return undefined;
		}
	}
}

const datePattern = /^(?<date>\d{4}-\d\d-\d\d)(?:(?:\s+|t)(?<clock>\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?<zone>z|utc|[+-]\d\d:?\d\d)?)?$/;

/**
A date's time, in milliseconds since the epoch; or what is wrong with it, as the start of a sentence; undefined for what is no date.
*/
function readDate(text: string, timeZone: string): number | string | undefined {
	const {date, clock = '23:59:59', zone} = datePattern.exec(text)?.groups ?? {};
	if (date === undefined) {
		return undefined;
	}

	if (!isCalendarDay(date)) {
		return 'The calendar has no such day';
	}

	// `Date.parse` takes 24:00 for the next day's 00:00; nobody is sure to mean that.
	const [hours = '', minutes = '', seconds = '00'] = clock.split(':', 3);
	const offset = zone === undefined || /^[uz]/.test(zone) ? 'z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
	// Nor is a leap second an expiry.
	const time = Number(hours) > 23 || Number(seconds.slice(0, 2)) > 59 ? undefined : parseTime(`${date}t${hours.padStart(2, '0')}:${minutes}:${seconds.slice(0, 2)}${offset}`);
	if (time === undefined) {
		return 'The clock has no such time';
	}

	return zone === undefined ? timeOfWallClock(time, timeZone) : time;
}

/**
Reads an expiration as a person types it, in either case:

- nothing, `never`, `none`
- a length from now: `12h`, `90d` (of 24 hours), `2w`, `3m` (months), `1y`, the last two by the calendar of the time zone; the words `hours`, `days`, `weeks`, `months`, `years` too
- a day: `2027-01-31` means its end, 23:59:59 in the time zone
- a day and a time: `2027-01-31 18:00` in the time zone, `2027-01-31T18:00:00Z`, `2027-01-31 18:00 +01:00`

A time that the clocks skip when summer time begins is read as the hour later, one that they show twice as the first. Fractions of a second are cut off. Refused are what is no such text, a day or a time that does not exist, one that has passed, and one more than 100 years away. The message does not repeat the text, which may be a secret pasted into the wrong field.

Throws a RangeError for a time zone that does not exist.
*/
export function parseExpiry(text: string, clock: ExpiryClock): ParsedExpiry {
	const {now, timeZone} = clock;
	const trimmed = text.trim().toLowerCase();
	if (['', 'never', 'none'].includes(trimmed)) {
		return {ok: true, expiresAt: undefined};
	}

	const refuse = (problem: string) => ({ok: false, message: `${problem}: ${accepted}.`} as const);
	const reading = readLength(trimmed, clock) ?? readDate(trimmed, timeZone) ?? 'This is no expiration';
	if (typeof reading === 'string') {
		return refuse(reading);
	}

	if (reading > timeOfWallClock(addMonths(wallClockAt(now, timeZone), maximumMonths), timeZone)) {
		return refuse('This is more than 100 years away');
	}

	return reading > now ? {ok: true, expiresAt: isoSeconds(new Date(reading))} : refuse('This has passed');
}

// To the nearest, unlike `relativeTime`: 90 days that were typed a moment ago are still 90 days.
function distanceInWords(distance: number): string {
	if (distance < minute) {
		return durationInWords(distance);
	}

	const rounded = Math.round(distance / minute) * minute;
	return rounded >= 2 * day && rounded <= 731 * day ? `${Math.round(rounded / day)} days` : durationInWords(rounded);
}

/**
An expiration as it is shown back: `in 90 days: 2027-02-22 18:00:00 CET (2027-02-22T17:00:00Z)`, with `, the end of that day` behind it where the zone's clock shows 23:59:59; `never` for none; `3 days ago: …` for one that has passed. Text that is no time is given back as it is.

Throws a RangeError for a time zone that does not exist.
*/
export function describeExpiry(expiresAt: string | undefined, {now, timeZone}: ExpiryClock): string {
	const time = expiresAt === undefined ? undefined : parseTime(expiresAt);
	if (expiresAt === undefined || time === undefined) {
		return expiresAt ?? 'never';
	}

	const distance = distanceInWords(Math.abs(time - now));
	const isEndOfDay = new Date(wallClockAt(time, timeZone)).toISOString().includes('T23:59:59');
	return `${time < now ? `${distance} ago` : `in ${distance}`}: ${absoluteTime(expiresAt, timeZone)}${isEndOfDay ? ', the end of that day' : ''}`;
}

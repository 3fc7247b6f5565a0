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
	The IANA name of the time zone for dates without a zone.
	*/
	readonly timeZone: string;
};

/**
`expiresAt` is RFC 3339 in UTC and whole seconds, as a create requires it, and undefined for a token that never expires. `message` is one sentence.
*/
export type ParsedExpiry =
	| {readonly ok: true; readonly expiresAt: string | undefined}
	| {readonly ok: false; readonly message: string};

const accepted = 'write never, a length such as 90d, 12h, 2w, 3m or 1y, or a date such as 2027-01-31 or 2027-01-31 18:00';

const maximumMonths = 100 * 12;

const lengthPattern = /^(?<amount>\d+)\s*(?<unit>[dhmwy]|hours?|days?|weeks?|months?|years?)$/;

/**
The end of a length of time from now, in milliseconds since the epoch. Infinity when the length is far too long, undefined when the text is not a length.
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
Reads a date, with or without a time of day, as milliseconds since the epoch, or says what is wrong with it, as the start of a sentence. Undefined when the text is not a date.
*/
function readDate(text: string, timeZone: string): number | string | undefined {
	const {date, clock = '23:59:59', zone} = datePattern.exec(text)?.groups ?? {};
	if (date === undefined) {
		return undefined;
	}

	if (!isCalendarDay(date)) {
		return 'The calendar has no such day';
	}

	// `parseTime` accepts 24:00 as the next day's 00:00, which the person may not have meant, so it is refused.
	const [hours = '', minutes = '', seconds = '00'] = clock.split(':', 3);
	const offset = zone === undefined || /^[uz]/.test(zone) ? 'z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
	// A leap second is refused too.
	const time = Number(hours) > 23 || Number(seconds.slice(0, 2)) > 59 ? undefined : parseTime(`${date}t${hours.padStart(2, '0')}:${minutes}:${seconds.slice(0, 2)}${offset}`);
	if (time === undefined) {
		return 'The clock has no such time';
	}

	return zone === undefined ? timeOfWallClock(time, timeZone) : time;
}

/**
Reads an expiration as a person types it, in upper or lower case:

- empty text, `never`, `none`
- a length from now: `12h`, `90d` (days of 24 hours), `2w`, `3m` (months), `1y`; months and years follow the calendar of the time zone; the words `hours`, `days`, `weeks`, `months`, `years` are accepted too
- a day: `2027-01-31` means its end, 23:59:59 in the time zone
- a day and a time: `2027-01-31 18:00` in the time zone, `2027-01-31T18:00:00Z`, `2027-01-31 18:00 +01:00`

A time that the clocks skip when summer time begins is read as an hour later. A time that they show twice is read as the first one. Fractions of a second are cut off. Any other text is refused, and so is a day or a time that does not exist, that has passed, or that is more than 100 years away. The message does not repeat the text, which may be a secret pasted into the wrong field.

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

// Rounds to the nearest unit, unlike `relativeTime`, so that 90 days that were typed a moment ago are still 90 days.
function distanceInWords(distance: number): string {
	if (distance < minute) {
		return durationInWords(distance);
	}

	const rounded = Math.round(distance / minute) * minute;
	return rounded >= 2 * day && rounded <= 731 * day ? `${Math.round(rounded / day)} days` : durationInWords(rounded);
}

/**
Writes an expiration as a form shows it after it was typed: `in 90 days: 2027-02-22 18:00:00 CET (2027-02-22T17:00:00Z)`, followed by `, the end of that day` when the zone's clock shows 23:59:59; `never` for undefined; `3 days ago: …` for one that has passed. Text that is not a time is returned unchanged.

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

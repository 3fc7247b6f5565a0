import {parseDateTime} from '../../api/date-time.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const month = 365 / 12 * day;
const year = 365 * day;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/**
Reads a time of the service in any of its spellings, which `parseDateTime` lists, as milliseconds since the epoch. Undefined for anything else.
*/
export function parseTime(text: string): number | undefined {
	return parseDateTime(text);
}

const normalForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d*[1-9])?Z$/;

/**
Rewrites a time in the spelling that this program gives to files and other programs: RFC 3339 in UTC, with the service's fraction of a second without its final zeros. `2026-01-02 04:04:05.500+0100` becomes `2026-01-02T03:04:05.5Z`; a leap second becomes `:59.999`.

Text that is not a time is returned unchanged.
*/
export function normalTime(text: string): string {
	const time = parseTime(text);
	if (time === undefined || (normalForm.test(text) && !text.includes('T24'))) {
		return text;
	}

	const date = new Date(time);
	if (/:60[^:]/.test(text)) {
		return date.toISOString();
	}

	// The digits up to the last one that is not zero.
	const {fraction = ''} = /(?<fraction>\.\d*[1-9])/.exec(text)?.groups ?? {};
	return `${date.toISOString().slice(0, -5)}${fraction}Z`;
}

// Only one unit is shown. A unit is used until the next larger one is about as exact: "36 hours", "45 days" and "23 months" say more than "1 day", "1 month" and "1 year".
const steps: ReadonlyArray<{readonly below: number; readonly unit: Unit; readonly length: number}> = [
	{below: minute, unit: 'second', length: second},
	{below: 90 * minute, unit: 'minute', length: minute},
	{below: 48 * hour, unit: 'hour', length: hour},
	{below: 60 * day, unit: 'day', length: day},
	{below: 2 * year, unit: 'month', length: month},
	{below: Infinity, unit: 'year', length: year},
];

function inOneUnit(milliseconds: number): {amount: number; unit: Unit} {
	const {unit, length} = steps.find(step => milliseconds < step.below) ?? steps.at(-1)!;
	return {amount: Math.floor(milliseconds / length), unit};
}

// Intl's objects take milliseconds to make and the first frame does not need them, so this one and those below are made at first use.
let relativeTimeFormat: Intl.RelativeTimeFormat | undefined;

/**
The distance of a time from `now` (both in ms since the epoch), in one unit, rounded down: `in 12 days`, `2 years ago`, or `just now` within a minute. A month is a twelfth of 365 days, a year 365 days.
*/
export function relativeTime(time: number, now: number): string {
	const distance = Math.abs(time - now);
	if (distance < minute) {
		return 'just now';
	}

	relativeTimeFormat ??= new Intl.RelativeTimeFormat('en', {numeric: 'always'});
	const {amount, unit} = inOneUnit(distance);
	return relativeTimeFormat.format(time < now ? -amount : amount, unit);
}

const unitFormats = new Map<Unit, Intl.NumberFormat>();

/**
A length of time in milliseconds in words, in one unit, rounded down: `2 years`, `3 days`, `1 hour`, `0 seconds`. The sign does not matter.
*/
export function durationInWords(milliseconds: number): string {
	const {amount, unit} = inOneUnit(Math.abs(milliseconds));
	let format = unitFormats.get(unit);
	if (!format) {
		format = new Intl.NumberFormat('en', {style: 'unit', unit, unitDisplay: 'long'});
		unitFormats.set(unit, format);
	}

	return format.format(amount);
}

/**
Writes a time in UTC, cut to the second: `2024-03-02T04:20:19Z`. Throws a RangeError for an invalid Date.
*/
export function isoSeconds(date: Date): string {
	return `${date.toISOString().slice(0, -5)}Z`;
}

/**
`14:02:11Z`: the time of day in UTC, cut to the second. Throws a RangeError for an invalid Date.
*/
export function shortTime(date: Date): string {
	return `${date.toISOString().slice(-13, -5)}Z`;
}

// Each English locale abbreviates only the zones that its readers know (British English has CET, American EST, Australian AEST), and writes the others like GMT+1.
const locales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA'];

const formatsByZone = new Map<string, readonly Intl.DateTimeFormat[]>();

function formatsOf(timeZone: string): readonly Intl.DateTimeFormat[] {
	let formats = formatsByZone.get(timeZone);
	if (!formats) {
		formats = locales.map(locale => new Intl.DateTimeFormat(locale, {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
			timeZoneName: 'short',
		}));
		formatsByZone.set(timeZone, formats);
	}

	return formats;
}

function partsOf(format: Intl.DateTimeFormat, date: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
	return Object.fromEntries(format.formatToParts(date).map(part => [part.type, part.value]));
}

// Uses the first locale that has an abbreviation for the zone. A list formats a hundred times at once, and for most zones one or two locales are tried.
function namedParts(date: Date, timeZone: string): ReturnType<typeof partsOf> {
	const [first, ...others] = formatsOf(timeZone);
	const parts = partsOf(first!, date);
	if (isAbbreviation(parts)) {
		return parts;
	}

	for (const format of others) {
		const candidate = partsOf(format, date);
		if (isAbbreviation(candidate)) {
			return candidate;
		}
	}

	return parts;
}

function isAbbreviation({timeZoneName = ''}: ReturnType<typeof partsOf>): boolean {
	return /^[A-Z]+$/.test(timeZoneName);
}

/**
Writes a time in a time zone, cut to the second, with the zone's name at that time: `2024-03-02 05:20:19 CET`. `timeZone` is an IANA name. Throws a RangeError for an unknown time zone and for an invalid Date.
*/
export function localTime(date: Date, timeZone: string): string {
	const parts = namedParts(date, timeZone);
	return `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second} ${parts.timeZoneName}`;
}

/**
Writes RFC 3339 text in a time zone and in UTC, cut to the second: `2024-03-02 05:20:19 CET (2024-03-02T04:20:19Z)`.

`timeZone` is an IANA name, the system's by default. Throws a RangeError for an unknown time zone. Text that is not a time is returned unchanged.
*/
export function absoluteTime(text: string, timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone): string {
	const time = parseTime(text);
	if (time === undefined) {
		return text;
	}

	const date = new Date(time);
	return `${localTime(date, timeZone)} (${isoSeconds(date)})`;
}

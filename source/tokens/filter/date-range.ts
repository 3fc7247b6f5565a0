import type {DateRange} from './query.js';

const datePattern = /^(?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/;

/**
The first millisecond of a year, month or day in UTC, and the first one after it. Undefined when the calendar does not have that date.
*/
function boundsOfDate(text: string): {readonly from: number; readonly until: number} | undefined {
	const {year, month, day} = datePattern.exec(text)?.groups ?? {};
	const from = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
	// JavaScript reads 2025-02-30 as the second of March.
	if (Number.isNaN(from.getTime()) || !from.toISOString().startsWith(text)) {
		return undefined;
	}

	const until = new Date(from);
	if (day !== undefined) {
		until.setUTCDate(until.getUTCDate() + 1);
	} else if (month === undefined) {
		until.setUTCFullYear(until.getUTCFullYear() + 1);
	} else {
		until.setUTCMonth(until.getUTCMonth() + 1);
	}

	return {from: from.getTime(), until: until.getTime()};
}

/**
The milliseconds since the epoch that a range covers: `from` is the first one, `until` the first one after it. An open end is infinite. Throws a RangeError for a date that the calendar does not have.
*/
export function boundsOfRange(range: DateRange): {readonly from: number; readonly until: number} {
	const first = range.from === undefined ? undefined : boundsOfDate(range.from);
	const last = range.to === undefined ? undefined : boundsOfDate(range.to);
	if ((!first && range.from !== undefined) || (!last && range.to !== undefined)) {
		throw new RangeError(`no such date: ${printDateRange(range)}`);
	}

	return {from: first?.from ?? -Infinity, until: last?.until ?? Infinity};
}

/**
Reads one date: `2025`, `2025-03` or `2025-03-01`. Undefined for anything else.
*/
export function parseDate(text: string): string | undefined {
	return boundsOfDate(text) && text;
}

/**
Reads `2025`, `2025-03`, `2025-03-01`, or two of them with `..` between, one of which may be left out. Undefined for anything else, and for a range that ends before it starts.
*/
export function parseDateRange(text: string): DateRange | undefined {
	const [from = '', to = from, ...others] = text.split('..');
	const isDateOrOpen = (end: string) => end === '' || boundsOfDate(end) !== undefined;
	if (others.length > 0 || !isDateOrOpen(from) || !isDateOrOpen(to)) {
		return undefined;
	}

	if (from === '') {
		return to === '' ? undefined : {from: undefined, to};
	}

	const range = {from, to: to === '' ? undefined : to};
	const bounds = boundsOfRange(range);
	return bounds.from < bounds.until ? range : undefined;
}

/**
The text that `parseDateRange` reads as this range.
*/
export function printDateRange({from, to}: DateRange): string {
	return from === to ? `${from}` : `${from ?? ''}..${to ?? ''}`;
}

const second = 1000;
const day = 24 * 60 * 60 * second;

// Made once a zone and at first use: one takes milliseconds to make.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		formats.set(timeZone, format);
	}

	return format;
}

/**
What a clock on the wall of a time zone shows at a time, cut to the second: the milliseconds since the epoch at which a clock in UTC shows the same.

`time` is in milliseconds since the epoch, of the year 100 or later. `timeZone` is an IANA name; an unknown one throws a RangeError, as does an invalid time.
*/
export function wallClockAt(time: number, timeZone: string): number {
	const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = Object.fromEntries(formatOf(timeZone).formatToParts(time).map(({type, value}) => [type, Number(value)]));
	return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/**
The time, in milliseconds since the epoch, at which a clock on the wall of a time zone shows what a clock in UTC shows at `wallClock`, which is in whole seconds.

Where the clock shows it twice (summer time ends), the earlier time. Where it never does (summer time begins), the time as it would be had the clock not been changed, which is the later of the two readings.
*/
export function timeOfWallClock(wallClock: number, timeZone: string): number {
	// No zone is a day away from UTC, so these two are the offsets before and after any change of the clock near it.
	const candidates = [wallClock - day, wallClock + day].map(time => wallClock - (wallClockAt(time, timeZone) - time));
	const exact = candidates.filter(time => wallClockAt(time, timeZone) === wallClock);
	return exact.length === 0 ? Math.max(...candidates) : Math.min(...exact);
}

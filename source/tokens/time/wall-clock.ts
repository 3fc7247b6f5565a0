const second = 1000;
const day = 24 * 60 * 60 * second;

// A format takes milliseconds to make, so each is made once for its zone, at first use.
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
The date and time that a wall clock in a time zone shows at `time`, cut to the second. It is given as the milliseconds since the epoch at which a clock in UTC shows the same.

`time` is in milliseconds since the epoch, in the year 100 or later. `timeZone` is an IANA name. Throws a RangeError for an unknown time zone and for an invalid time.
*/
export function wallClockAt(time: number, timeZone: string): number {
	const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = Object.fromEntries(formatOf(timeZone).formatToParts(time).map(({type, value}) => [type, Number(value)]));
	return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/**
The time, in milliseconds since the epoch, at which a wall clock in a time zone shows `wallClock`. `wallClock` is in the form of `wallClockAt`, in whole seconds.

When the clock shows it twice (summer time ends), it is the earlier time. When the clock skips it (summer time begins), it is the time as if the clock had not been changed, which is the later of the two readings.
*/
export function timeOfWallClock(wallClock: number, timeZone: string): number {
	// No zone is a day away from UTC, so these two are the offsets before and after any change of the clock near it.
	const candidates = [wallClock - day, wallClock + day].map(time => wallClock - (wallClockAt(time, timeZone) - time));
	const exact = candidates.filter(time => wallClockAt(time, timeZone) === wallClock);
	return exact.length === 0 ? Math.max(...candidates) : Math.min(...exact);
}

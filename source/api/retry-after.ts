/**
Reads a `Retry-After` header: whole seconds, or a date (RFC 9110, 10.2.3).

Gives milliseconds from `now`, which is in milliseconds since the epoch; 0 for a date that has passed; undefined for anything else.
*/
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d{1,12}$/.test(text)) {
		return Number(text) * 1000;
	}

	// All three forms of an HTTP date start with the day's name. Without that test, `Date.parse` takes "-1" for a year.
	if (!/^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text)) {
		return undefined;
	}

	// The old asctime form, "Sun Nov  6 08:49:37 1994", has no zone and means UTC.
	const date = Date.parse(/\d{4}$/.test(text) ? `${text} GMT` : text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

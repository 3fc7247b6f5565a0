// RFC 3339, and `+0000` without the colon, which an example of the page "Create a database token" has. Without the pattern, `Date.parse` takes "disk 1" for a date.
const dateTimePattern = /^\d{4}-\d\d-\d\d[ t]\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)$/i;

/**
Whether a text is a date and time that `Date.parse` reads, with any number of fractional digits.
*/
export function isDateTime(text: string): boolean {
	return dateTimePattern.test(text) && !Number.isNaN(Date.parse(text));
}

/**
Whether an expiry or a revocation that the service gives means that there is none. influxctl prints 1970-01-01T00:00:00Z for tokens that never expire; 0001-01-01T00:00:00Z is how a Go server writes a time that was not set.
*/
export function isUnset(dateTime: string): boolean {
	return Date.parse(dateTime) <= 0;
}

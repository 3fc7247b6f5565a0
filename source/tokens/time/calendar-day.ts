/**
Whether a text is a day such as `2027-01-31` that the calendar has. False for 2027-02-30.
*/
export function isCalendarDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		return false;
	}

	const date = new Date(`${text}T00:00:00Z`);
	// JavaScript reads 2027-02-30 as the second of March.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
The time a number of months later: the same day of the month, or the last day of a shorter month, at the same time of day.

`time` and the result are milliseconds since the epoch in UTC, or a time of a wall clock in the form of `wallClockAt`. NaN when the result is beyond the range of a Date.
*/
export function addMonths(time: number, months: number): number {
	const date = new Date(time);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	return date.setUTCDate(Math.min(day, lastDay));
}

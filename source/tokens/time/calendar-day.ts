/**
Whether a text is a day, written as `2027-01-31`, that the calendar has: not 2027-02-30.
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
A time a number of months later: the same day of the month, or the month's last day where it is shorter, at the same time of day.

Milliseconds since the epoch in UTC, or a wall clock read as such, before and after. NaN beyond what a date can hold.
*/
export function addMonths(time: number, months: number): number {
	const date = new Date(time);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	return date.setUTCDate(Math.min(day, lastDay));
}

/**
The minute of a time in UTC, `2024-03-01 10:14 UTC`. `ms` is in milliseconds since the epoch.
*/
export function minuteOf(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

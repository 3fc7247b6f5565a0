/**
The day of a time in UTC, `2022-03-04`. `ms` is in milliseconds since the epoch; undefined gives `an unknown day`.
*/
export function dayOf(ms: number | undefined): string {
	return ms === undefined ? 'an unknown day' : new Date(ms).toISOString().slice(0, 10);
}

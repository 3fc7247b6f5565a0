import type {TokenEntry} from '../../tokens/list/token-entry.js';
import type {Chart} from './chart.js';

const mostQuarters = 16;

/**
When the tokens were created, by quarter in UTC from the oldest to `now` (ms since the epoch). What is older than four years is in the first bar.
*/
export function ageChart(standing: readonly TokenEntry[], now: number): Chart {
	const last = quarterOf(now);
	const counts = new Map<number, number>();
	let unknown = 0;
	let oldest = last;
	for (const {createdMs} of standing) {
		if (createdMs === undefined) {
			unknown++;
			continue;
		}

		// A clock that is ahead may date a token after this moment.
		const quarter = Math.min(last, quarterOf(createdMs));
		const shown = Math.max(quarter, last - mostQuarters);
		counts.set(shown, (counts.get(shown) ?? 0) + 1);
		oldest = Math.min(oldest, shown);
	}

	const bars = Array.from({length: last - oldest + 1}, (_, index) => {
		const quarter = oldest + index;
		return {label: quarter === last - mostQuarters ? `before ${quarterName(quarter + 1)}` : quarterName(quarter), count: counts.get(quarter) ?? 0};
	});
	return {
		id: 'age',
		title: 'Age',
		about: 'Tokens by the quarter in which they were created.',
		bars: unknown === 0 ? bars : [...bars, {label: 'unknown', count: unknown}],
	};
}

/**
The number of a quarter, counted from that of the year 0.
*/
function quarterOf(ms: number): number {
	const date = new Date(ms);
	return (date.getUTCFullYear() * 4) + Math.floor(date.getUTCMonth() / 3);
}

function quarterName(quarter: number): string {
	return `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;
}

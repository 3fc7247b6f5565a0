import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {hasUnknownExpiry} from '../../tokens/why-odd.js';
import type {Chart} from './chart.js';

const months = 12;

/**
When the tokens expire, by month in UTC: the month of `now` (ms since the epoch) and the 12 after it, then `later` and `never`.
*/
export function expiryChart(standing: readonly TokenEntry[], now: number): Chart {
	const first = monthOf(now);
	const counts = Array.from({length: months + 1}, () => 0);
	let later = 0;
	let never = 0;
	let unknown = 0;
	for (const {expiresMs, token} of standing) {
		if (expiresMs === undefined) {
			if (hasUnknownExpiry(token)) {
				unknown++;
			} else {
				never++;
			}

			continue;
		}

		const month = monthOf(expiresMs) - first;
		if (month > months) {
			later++;
		} else {
			counts[Math.max(0, month)]!++;
		}
	}

	return {
		id: 'expiry',
		title: 'Expiry',
		about: 'Tokens by the month in which they expire.',
		bars: [
			...counts.map((count, index) => ({label: monthName(first + index), count})),
			{label: 'later', count: later},
			{label: 'never', count: never},
			...unknown === 0 ? [] : [{label: 'unknown', count: unknown}],
		],
	};
}

/**
The number of a month, counted from that of the year 0.
*/
function monthOf(ms: number): number {
	const date = new Date(ms);
	return (date.getUTCFullYear() * 12) + date.getUTCMonth();
}

function monthName(month: number): string {
	return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

import {allDatabases} from '../../tokens/grants/known-databases.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import {hasUnknownGrants} from '../../tokens/why-odd.js';
import type {Chart} from './chart.js';

const steps = [
	{label: 'none', most: 0},
	{label: '1', most: 1},
	{label: '2', most: 2},
	{label: '3', most: 3},
	{label: '4-5', most: 5},
	{label: '6-10', most: 10},
	{label: '11-20', most: 20},
	{label: '21-50', most: 50},
	{label: 'over 50', most: Infinity},
];

/**
How many grants the tokens have. A token with a grant on `*` is in a bar of its own, because its number of grants says nothing about its reach.
*/
export function grantsChart(standing: readonly TokenEntry[]): Chart {
	const counts = steps.map(() => 0);
	let all = 0;
	let unknown = 0;
	for (const {token} of standing) {
		if (hasUnknownGrants(token)) {
			unknown++;
		} else if (token.permissions.some(({resource}) => resource === allDatabases)) {
			all++;
		} else {
			counts[steps.findIndex(({most}) => token.permissions.length <= most)]!++;
		}
	}

	return {
		id: 'grants',
		title: 'Grants per token',
		about: 'Tokens by their number of grants.',
		bars: [
			...steps.map(({label}, index) => ({label, count: counts[index]!})),
			{label: 'on *', count: all},
			...unknown === 0 ? [] : [{label: 'unknown', count: unknown}],
		],
	};
}

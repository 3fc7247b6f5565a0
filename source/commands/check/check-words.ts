import {severities} from '../../tokens/severity.js';
import {unfinishedWords} from '../../journal/unfinished.js';
import type {Check} from './check.js';

/**
What a check found, as parts of a sentence without outside text: `3 tokens expire within 14 days`. Findings below the limit are not among them.
*/
export function checkWords({expiring, overdue, others, interrupted, windowDays, failOn}: Check): readonly string[] {
	const bad = severities.slice(0, severities.indexOf(failOn) + 1)
		.map(severity => ({severity, count: others.filter(({rule}) => rule.severity === severity).length}))
		.filter(({count}) => count > 0)
		.map(({severity, count}) => `${count} ${severity} ${count === 1 ? 'finding' : 'findings'}`);
	return [
		...expiring.length === 0 ? [] : [`${expiring.length === 1 ? '1 token expires' : `${expiring.length} tokens expire`} within ${windowWords(windowDays)}`],
		...overdue.length === 0 ? [] : [`${overdue.length === 1 ? '1 soak or rotation is' : `${overdue.length} soaks and rotations are`} overdue`],
		...interrupted && interrupted.unknown + interrupted.neverBegun > 0 ? [unfinishedWords(interrupted.unknown, interrupted.neverBegun)] : [],
		...bad,
	];
}

/**
A number of days, or of hours where it is less than two days.
*/
export function windowWords(days: number): string {
	const hours = Math.round(days * 24);
	return days < 2 ? (hours === 1 ? '1 hour' : `${hours} hours`) : `${Math.round(days * 10) / 10} days`;
}

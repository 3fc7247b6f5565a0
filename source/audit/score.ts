import {severities, type Severity} from '../tokens/severity.js';
import {isStanding} from './facts.js';
import type {Audit} from './run-audit.js';

/**
What a token or a database loses by its worst finding, in points of 100.
*/
const losses: Readonly<Record<Severity, number>> = {
	critical: 100, high: 60, medium: 30, low: 10, info: 0,
};

/**
The best score while there is a finding of this severity.
*/
const ceilings: Partial<Readonly<Record<Severity, number>>> = {critical: 49, high: 74};

export type Score = {
	/**
	0 to 100.
	*/
	readonly points: number;
	/**
	How the points were worked out, a line each.
	*/
	readonly arithmetic: readonly string[];
};

/**
The score of a cluster. Each token that is neither revoked nor expired, and each database, begins with 100 points and loses some by its worst finding that is not muted; the score is their mean, cut to a ceiling while a critical or high finding is left. A cluster without tokens and databases has 100 points.
*/
export function scoreOf({findings, facts}: Audit): Score {
	const counts = new Map(severities.map(severity => [severity, 0]));
	const tokens = new Uint8Array(facts.entries.length);
	const databases = new Set<string>();
	let gone = 0;
	// The worst findings come first, so that the first one of a token or a database counts.
	for (const {entry, database, mute, severity} of findings) {
		const isCounted = entry ? tokens[entry.position] === 1 : databases.has(database);
		if (mute !== undefined || isCounted) {
			continue;
		}

		counts.set(severity, counts.get(severity)! + 1);
		if (entry) {
			tokens[entry.position] = 1;
			// A finding can be about a token that has expired.
			gone += isStanding(entry, facts.now) ? 0 : 1;
		} else {
			databases.add(database);
		}
	}

	const standing = facts.standing.length;
	const size = standing + gone + (facts.databaseNames?.length ?? 0);
	const lost = [...counts].reduce((sum, [severity, count]) => sum + (losses[severity] * count), 0);
	const mean = size === 0 ? 100 : 100 - (lost / size);
	const ceiling = Math.min(...severities.map(severity => counts.get(severity)! > 0 ? ceilings[severity] ?? 100 : 100));
	const points = Math.floor(Math.min(mean, ceiling));
	return {
		points,
		arithmetic: [
			`${standing + gone} tokens and ${facts.databaseNames?.length ?? 0} databases begin with 100 points each.`,
			...severities
				.filter(severity => counts.get(severity)! > 0 && losses[severity] > 0)
				.map(severity => `${counts.get(severity)!} with a ${severity} finding as the worst lose ${losses[severity]} each: ${counts.get(severity)! * losses[severity]}.`),
			`The mean is ${mean.toFixed(1)}.`,
			...ceiling < mean ? [`While a ${ceiling === ceilings.critical ? 'critical' : 'high'} finding is left, the score is at most ${ceiling}.`] : [],
		],
	};
}

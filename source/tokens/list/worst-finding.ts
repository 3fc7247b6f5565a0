import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import {severities, severityRank, type Severity} from '../severity.js';
import type {TokenEntry} from './token-entry.js';

export type WorstFinding = {
	readonly severity: Severity;
	/**
	How many findings the token has, of any severity.
	*/
	readonly count: number;
};

/**
The severity of a token's worst finding that is not muted, and how many it has. Undefined where it has none, and where the audit of its list is not known.
*/
export function worstFinding(entry: TokenEntry, findings: FindingsOfTokens | undefined): WorstFinding | undefined {
	const open = findings?.of(entry)?.filter(({mute}) => mute === undefined) ?? [];
	const rank = Math.min(...open.map(({severity}) => severityRank(severity)));
	return open.length === 0 ? undefined : {severity: severities[rank]!, count: open.length};
}

/**
A number for each token by which the worst sort first: those with the most severe finding, of these those with the most findings, and last those without a finding.
*/
export function findingRanks(entries: readonly TokenEntry[], findings: FindingsOfTokens | undefined): readonly number[] {
	return entries.map(entry => {
		const worst = worstFinding(entry, findings);
		return worst ? severityRank(worst.severity) - (worst.count / (worst.count + 1)) : Infinity;
	});
}

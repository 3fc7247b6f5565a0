import type {Audit} from '../../audit/run-audit.js';
import type {Score} from '../../audit/score.js';
import {severities} from '../../tokens/severity.js';
import type {Meaning} from '../../theme/meaning.js';
import {severityMeanings} from './severity-meanings.js';

export type SummaryPart = {
	readonly text: string;
	readonly meaning?: Meaning | undefined;
};

/**
The first line of the audit screen in parts: the score, the number of findings of each severity that has some, and how many are muted.
*/
export function auditSummary({findings}: Pick<Audit, 'findings'>, {points}: Pick<Score, 'points'>): readonly SummaryPart[] {
	const open = findings.filter(({mute}) => mute === undefined);
	const muted = findings.length - open.length;
	return [
		{text: `Score ${points} of 100`, meaning: points < 50 ? 'danger' : (points < 75 ? 'warning' : 'good')},
		...severities.flatMap((severity): readonly SummaryPart[] => {
			const count = open.filter(finding => finding.severity === severity).length;
			return count === 0 ? [] : [{text: `${count} ${severity}`, meaning: severityMeanings[severity]}];
		}),
		...(muted === 0 ? [] : [{text: `${muted} muted`, meaning: 'muted' as const}]),
	];
}

import type {Audit, SkippedRule} from '../../audit/run-audit.js';

/**
What could not be read, in a sentence each. Raw text. Undefined where it could be.
*/
export type AuditProblems = {
	readonly databases: string | undefined;
	readonly journal: string | undefined;
	readonly look: string | undefined;
	readonly policy: string | undefined;
};

/**
A sentence for each thing that an audit needed and that could not be read, with the rules that were not asked because of it. Raw text.
*/
export function auditTrouble({skipped}: Pick<Audit, 'skipped'>, {databases, journal, look, policy}: AuditProblems): readonly string[] {
	return [
		...(policy === undefined ? [] : [`${policy} The defaults are in force.`]),
		...notAsked(skipped, 'databases', databases),
		...notAsked(skipped, 'journal', journal),
		...notAsked(skipped, 'look', look),
	];
}

const mostNames = 4;

function notAsked(skipped: readonly SkippedRule[], because: SkippedRule['because'], problem: string | undefined): readonly string[] {
	if (problem === undefined) {
		return [];
	}

	const ids = skipped.filter(each => each.because === because).map(({rule}) => rule.id);
	const names = ids.length > mostNames ? `${ids.slice(0, mostNames).join(', ')} and ${ids.length - mostNames} more` : ids.join(', ');
	return [ids.length === 0 ? problem : `${problem} ${ids.length === 1 ? '1 rule was' : `${ids.length} rules were`} not asked: ${names}.`];
}

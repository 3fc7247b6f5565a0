import type {Finding} from '../../audit/finding.js';

const mostRules = 4;

/**
What a change would solve and cause by the rules of the audit. `counts` is one short line, `Solves 9 findings, causes 1.`, or empty; `sentences` name the rules. Raw text of the policy, where it has rules of its own.
*/
export type Foreseen = {
	readonly counts: string;
	readonly sentences: readonly string[];
};

/**
Says what a change would solve and cause: `Solves 2 findings: reads all databases, never expires.` Muted findings are left out.
*/
export function foreseenWords({solved, added}: {readonly solved: readonly Finding[]; readonly added: readonly Finding[]}): Foreseen {
	const open = (findings: readonly Finding[]) => findings.filter(({mute}) => mute === undefined);
	const [solves, causes] = [open(solved), open(added)];
	const counts = [
		...solves.length > 0 ? [`solves ${counted(solves.length)}`] : [],
		...causes.length > 0 ? [`causes ${solves.length > 0 ? causes.length : counted(causes.length)}`] : [],
	].join(', ');
	return {
		counts: counts === '' ? '' : `${counts.charAt(0).toUpperCase()}${counts.slice(1)}.`,
		sentences: [...sentence('Solves', solves), ...sentence('Causes', causes)],
	};
}

function counted(count: number): string {
	return count === 1 ? '1 finding' : `${count} findings`;
}

function sentence(verb: string, findings: readonly Finding[]): readonly string[] {
	if (findings.length === 0) {
		return [];
	}

	const counts = new Map<string, number>();
	for (const {rule} of findings) {
		counts.set(rule.title, (counts.get(rule.title) ?? 0) + 1);
	}

	const names = [...counts].map(([title, count]) => count === 1 ? title : `${title} (${count})`);
	const left = names.length - mostRules;
	const more = left > 0 ? `, and ${left} more ${left === 1 ? 'rule' : 'rules'}` : '';
	return [`${verb} ${counted(findings.length)}: ${names.slice(0, mostRules).join(', ')}${more}.`];
}

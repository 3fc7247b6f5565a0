import type {Finding} from '../../audit/finding.js';

const mostRules = 4;

/**
What a change would solve and cause, in sentences: `Solves 2 findings: reads all databases, never expires.` Muted findings are left out. Raw text of the policy, where it has rules of its own.
*/
export function foreseenWords({solved, added}: {readonly solved: readonly Finding[]; readonly added: readonly Finding[]}): readonly string[] {
	const open = (findings: readonly Finding[]) => findings.filter(({mute}) => mute === undefined);
	return [...sentence('Solves', open(solved)), ...sentence('Causes', open(added))];
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
	const more = names.length > mostRules ? `, and ${names.length - mostRules} more rules` : '';
	return [`${verb} ${findings.length === 1 ? '1 finding' : `${findings.length} findings`}: ${names.slice(0, mostRules).join(', ')}${more}.`];
}

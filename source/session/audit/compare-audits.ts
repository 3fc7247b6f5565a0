import type {Finding} from '../../audit/finding.js';
import type {Audit} from '../../audit/run-audit.js';

type Compared = Pick<Audit, 'findings' | 'rules'>;

type Difference = {
	/**
	The findings of the earlier audit that the later one does not have. A token that is no longer the last writer or reader of a database is not among them: where it went away nothing is solved, and the database is a finding instead.
	*/
	readonly solved: readonly Finding[];
	readonly added: readonly Finding[];
};

/**
What differs between two audits of one cluster, by rule and token or database. Muted findings count too. Only rules that were asked both times are compared, because the policy may switch one on or off.
*/
export function compareAudits(before: Compared, after: Compared): Difference {
	const asked = new Set(before.rules.map(({id}) => id)).intersection(new Set(after.rules.map(({id}) => id)));
	const [earlier, later] = [byKey(before, asked), byKey(after, asked)];
	return {
		solved: [...earlier]
			.filter(([key, {rule, entry}]) => !later.has(key) && !(rule.group === 'coverage' && entry))
			.map(([, finding]) => finding),
		added: [...later].filter(([key]) => !earlier.has(key)).map(([, finding]) => finding),
	};
}

function byKey({findings}: Compared, rules: ReadonlySet<string>): ReadonlyMap<string, Finding> {
	return new Map(findings
		.filter(({rule}) => rules.has(rule.id))
		.map(finding => [JSON.stringify([finding.rule.id, finding.entry?.token.id, finding.database]), finding]));
}

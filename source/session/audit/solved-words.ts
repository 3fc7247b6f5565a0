import type {Audit} from '../../audit/run-audit.js';

type Compared = Pick<Audit, 'findings' | 'rules'>;

/**
How many findings of an earlier audit are no longer there, and how many are new: `27 findings solved, 0 new.` Muted ones count too. Undefined where nothing differs. Only rules that were asked both times are compared, because the policy may switch one on or off.
*/
export function solvedWords(before: Compared, after: Compared): string | undefined {
	const asked = new Set(before.rules.map(({id}) => id)).intersection(new Set(after.rules.map(({id}) => id)));
	const [earlier, later] = [keysOf(before, asked), keysOf(after, asked)];
	const solved = earlier.difference(later).size;
	const added = later.difference(earlier).size;
	return solved + added === 0 ? undefined : `${solved === 1 ? '1 finding' : `${solved} findings`} solved, ${added} new.`;
}

function keysOf({findings}: Compared, rules: ReadonlySet<string>): ReadonlySet<string> {
	return new Set(findings
		.filter(({rule}) => rules.has(rule.id))
		.map(({rule, entry, database}) => JSON.stringify([rule.id, entry?.token.id, database])));
}

import {isFindingCondition, isOwnerCondition} from '../tokens/filter/findings/finding-answer.js';
import {ruleMistake} from '../tokens/filter/findings/token-rules.js';
import type {Query} from '../tokens/filter/query.js';
import {skippedWords} from './report/limits-of-audit.js';
import type {Audit} from './run-audit.js';

/**
Why a filter that asks for findings or owners finds no token whatever the tokens are: it names a rule that there is not or that was not asked, or an owner where the policy has no pattern for it. A sentence that may hold the typed text; undefined where the filter can be answered.
*/
export function unansweredWords({terms}: Query, {facts: {policy}, rules, skipped}: Audit): string | undefined {
	const asked = new Set(rules.map(({id}) => id));
	const own = [...rules, ...skipped.map(({rule}) => rule)].filter(({group}) => group === 'policy').map(({id}) => id);
	for (const {condition} of terms) {
		if (isOwnerCondition(condition) && !policy.ownerPattern) {
			return `owner: cannot be answered: ${skippedWords['owner-pattern']}.`;
		}

		const unknown = isFindingCondition(condition) && condition.kind === 'finding'
			? condition.rules.find(id => id !== 'any' && !asked.has(id))
			: undefined;
		if (unknown !== undefined) {
			const because = skipped.find(({rule}) => rule.id === unknown)?.because;
			return `finding:${unknown} cannot be answered: ${because === undefined ? ruleMistake(unknown, own) ?? 'the audit does not ask it' : skippedWords[because]}.`;
		}
	}

	return undefined;
}

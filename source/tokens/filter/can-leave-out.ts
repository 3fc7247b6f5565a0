import type {Condition, Query, Term} from './query.js';

/**
Whether a query can leave a token out. What changes tokens takes no other query: without a condition, or with conditions that hold for every token, a filter selects nothing in particular. Revoked tokens do not count, since no change is made to them.
*/
export function canLeaveOut({terms}: Query): boolean {
	return terms.some(term => !isTrueOfAll(term));
}

/**
Whether the answer of a query depends on what time it is. `created:` names days that do not move, but the person or the script reads them off the clock of this machine, so it counts as well.
*/
export function requiresTime({terms}: Query): boolean {
	return terms.some(({condition}) => timeKinds.has(condition.kind) || (condition.kind === 'status' && condition.statuses.some(status => status !== 'revoked')));
}

const timeKinds: ReadonlySet<Condition['kind']> = new Set(['age', 'expires', 'created']);

function isTrueOfAll({isNegated, condition}: Term): boolean {
	switch (condition.kind) {
		case 'text': {
			// Every ID has dashes, and words are looked for in IDs too.
			return !isNegated && condition.texts.includes('-');
		}

		case 'status': {
			const live = ['active', 'suspended', 'expired'] as const;
			return live.every(status => condition.statuses.includes(status) !== isNegated);
		}

		case 'grants': {
			return condition.count === 0 && condition.operator === (isNegated ? '<' : '>=');
		}

		case 'age': {
			// Every token was created before now.
			return condition.length.amount === 0 && (isNegated ? ['<', '<='] : ['>', '>=']).includes(condition.operator);
		}

		default: {
			return false;
		}
	}
}

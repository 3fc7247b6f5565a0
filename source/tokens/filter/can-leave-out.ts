import type {Condition, Query, Term} from './query.js';

/**
Whether a query can leave out any token. Commands that change tokens refuse other queries, because a filter without a condition, or with conditions that are true of every token, selects all of them. Revoked tokens do not count, because they are not changed.
*/
export function canLeaveOut({terms}: Query): boolean {
	return terms.some(term => !isTrueOfAll(term));
}

/**
Whether the result of a query depends on the clock of this machine. A date is fixed, but a person or a script takes it from that clock, so it counts too.
*/
export function requiresTime({terms}: Query): boolean {
	return terms.some(({condition}) => timeKinds.has(condition.kind) || (condition.kind === 'status' && condition.statuses.some(status => status !== 'revoked')));
}

const timeKinds: ReadonlySet<Condition['kind']> = new Set(['age', 'expires', 'suspended', 'dates', 'date-limit', 'finding', 'no-finding', 'severity', 'severity-limit', 'muted']);

function isTrueOfAll({isNegated, condition}: Term): boolean {
	switch (condition.kind) {
		case 'text': {
			// Every ID has dashes, and words are searched for in IDs too.
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

import {printDateRange} from './date-range.js';
import type {Condition, Query} from './query.js';
import {requiresQuotes} from './tokenize.js';

function printText(text: string): string {
	return requiresQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function printTexts(texts: readonly string[]): string {
	return texts.map(text => printText(text)).join('|');
}

function printCondition(condition: Condition): string {
	switch (condition.kind) {
		case 'text': {
			return printTexts(condition.texts);
		}

		case 'database': {
			return `db:${printTexts(condition.names)}`;
		}

		case 'action': {
			return `action:${printTexts(condition.actions)}`;
		}

		case 'status': {
			return `status:${condition.statuses.join('|')}`;
		}

		case 'wildcard': {
			return `wildcard:${condition.accesses.join('|')}`;
		}

		case 'missing-database': {
			return 'missing:db';
		}

		case 'id': {
			return `id:${condition.prefixes.join('|')}`;
		}

		case 'created': {
			return `created:${condition.ranges.map(range => printDateRange(range)).join('|')}`;
		}

		case 'never-expires': {
			return 'expires:never';
		}

		case 'age':
		case 'expires': {
			return `${condition.kind}${condition.operator}${condition.length.amount}${condition.length.unit}`;
		}

		case 'grants': {
			const {operator, count} = condition;
			return operator === '=' ? `grants:${count === 0 ? 'none' : count}` : `grants${operator}${count}`;
		}
	}
}

/**
The canonical text of a query. `parseFilter` parses it into the same query. Words are quoted only when they have to be.
*/
export function printFilter(query: Query): string {
	return query.terms.map(({isNegated, condition}) => `${isNegated ? '!' : ''}${printCondition(condition)}`).join(' ');
}

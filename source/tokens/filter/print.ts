import {printDateRange} from './date-range.js';
import {printFinding} from './findings/print-finding.js';
import type {Condition, Query} from './query.js';
import {requiresQuotes} from './tokenize.js';

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

function printText(text: string): string {
	return requiresQuotes(text) ? quoted(text) : text;
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

		case 'exact-database': {
			return `db:=${printTexts(condition.names)}`;
		}

		case 'can': {
			const [name = '', ...others] = condition.names;
			const first = `${condition.access}:${name}`;
			return `can:${[/[\s|]/.test(first) ? quoted(first) : first, ...others.map(other => printText(other))].join('|')}`;
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

		case 'dates': {
			return `${condition.field}:${condition.ranges.map(range => printDateRange(range)).join('|')}`;
		}

		case 'date-limit': {
			return `${condition.field}${condition.operator}${condition.date}`;
		}

		case 'never-expires': {
			return 'expires:never';
		}

		case 'age':
		case 'expires':
		case 'suspended': {
			return `${condition.kind}${condition.operator}${condition.length.amount}${condition.length.unit}`;
		}

		case 'grants': {
			const {operator, count} = condition;
			return operator === '=' ? `grants:${count === 0 ? 'none' : count}` : `grants${operator}${count}`;
		}

		case 'owner': {
			return `owner:${printTexts(condition.names)}`;
		}

		default: {
			return printFinding(condition);
		}
	}
}

/**
The canonical text of a query. `parseFilter` parses it into the same query. Words are quoted only when they have to be.
*/
export function printFilter(query: Query): string {
	return query.terms.map(({isNegated, condition}) => `${isNegated ? '!' : ''}${printCondition(condition)}`).join(' ');
}

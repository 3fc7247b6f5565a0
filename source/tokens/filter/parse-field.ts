import {tokenStatuses} from '../status.js';
import {parseDateRange} from './date-range.js';
import type {FilterField, FilterFieldName} from './fields.js';
import type {
	Comparison,
	Condition,
	FilterStatus,
	Length,
	LengthUnit,
	WildcardAccess,
} from './query.js';
import type {FieldOperator} from './tokenize.js';

const wildcardAccesses: readonly WildcardAccess[] = ['read', 'write', 'any'];

const filterStatuses: readonly FilterStatus[] = [...tokenStatuses, 'odd'];

const isComparison = (operator: FieldOperator): operator is Comparison => operator !== ':' && operator !== '=';

function parseLength(text: string): Length | undefined {
	const {amount, unit} = /^(?<amount>\d{1,6})(?<unit>[dhmwy])$/i.exec(text)?.groups ?? {};
	return amount === undefined || unit === undefined ? undefined : {amount: Number(amount), unit: unit.toLowerCase() as LengthUnit};
}

function parseCount(text: string): number | undefined {
	return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function parseWord<Word extends string>(words: readonly Word[]): (text: string) => Word | undefined {
	return text => words.find(word => word === text.toLowerCase());
}

/**
Parses all texts. Undefined when one of them cannot be parsed.
*/
function each<Value>(texts: readonly string[], parse: (text: string) => Value | undefined): readonly Value[] | undefined {
	const values = texts.map(text => parse(text)).filter(value => value !== undefined);
	return values.length === texts.length ? values : undefined;
}

/**
Parses the only text. Undefined when it cannot be parsed, or when there is more than one.
*/
function only<Value>(texts: readonly string[], parse: (text: string) => Value | undefined): Value | undefined {
	return texts.length === 1 ? parse(texts[0]!) : undefined;
}

type FieldParser = (operator: FieldOperator, texts: readonly string[]) => Condition | undefined;

function withColon(parse: (texts: readonly string[]) => Condition | undefined): FieldParser {
	return (operator, texts) => operator === ':' ? parse(texts) : undefined;
}

const parsers: Readonly<Record<FilterFieldName, FieldParser>> = {
	db: withColon(names => ({kind: 'database', names})),
	action: withColon(actions => ({kind: 'action', actions: actions.map(action => action.toLowerCase())})),
	status: withColon(texts => {
		const statuses = each(texts, parseWord(filterStatuses));
		return statuses && {kind: 'status', statuses};
	}),
	wildcard: withColon(texts => {
		const accesses = each(texts, parseWord(wildcardAccesses));
		return accesses && {kind: 'wildcard', accesses};
	}),
	missing: withColon(texts => only(texts, parseWord(['db'])) ? {kind: 'missing-database'} : undefined),
	id: withColon(texts => {
		const prefixes = each(texts, text => /^[\d\-a-f]+$/i.test(text) ? text.toLowerCase() : undefined);
		return prefixes && {kind: 'id', prefixes};
	}),
	created: withColon(texts => {
		const ranges = each(texts, parseDateRange);
		return ranges && {kind: 'created', ranges};
	}),
	age(operator, texts) {
		const length = only(texts, parseLength);
		return length && isComparison(operator) ? {kind: 'age', operator, length} : undefined;
	},
	expires(operator, texts) {
		if (operator === ':') {
			return only(texts, parseWord(['never'])) ? {kind: 'never-expires'} : undefined;
		}

		const length = only(texts, parseLength);
		return length && isComparison(operator) ? {kind: 'expires', operator, length} : undefined;
	},
	grants(operator, texts) {
		if (!isComparison(operator) && only(texts, parseWord(['none']))) {
			return {kind: 'grants', operator: '=', count: 0};
		}

		const count = only(texts, parseCount);
		return count === undefined ? undefined : {kind: 'grants', operator: isComparison(operator) ? operator : '=', count};
	},
};

/**
The condition of a field with an operator and its values (at least one, none empty). Undefined when the field does not accept them.
*/
export function parseField(field: FilterField, operator: FieldOperator, texts: readonly string[]): Condition | undefined {
	return parsers[field.name](operator, texts);
}

import {tokenStatuses} from '../status.js';
import {parseDate, parseDateRange} from './date-range.js';
import type {FilterField, FilterFieldName} from './fields.js';
import type {OwnRules} from './findings/token-rules.js';
import {
	parseFinding,
	parseMuted,
	parseOwner,
	parseSeverity,
	type ConditionOrMistake,
} from './findings/parse-finding.js';
import type {
	Access,
	Comparison,
	Condition,
	DateField,
	FilterStatus,
	Length,
	LengthUnit,
} from './query.js';
import type {FieldOperator} from './tokenize.js';

const accesses: readonly Access[] = ['read', 'write', 'any'];

const filterStatuses: readonly FilterStatus[] = [...tokenStatuses, 'odd'];

const isComparison = (operator: FieldOperator): operator is Comparison => operator !== ':' && operator !== '=' && operator !== ':=';

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

type FieldParser = (operator: FieldOperator, texts: readonly string[], own: OwnRules) => ConditionOrMistake | undefined;

function withColon(parse: (texts: readonly string[]) => Condition | undefined): FieldParser {
	return (operator, texts) => operator === ':' ? parse(texts) : undefined;
}

/**
Parses one access and whole names, as in `write:sensors` and then `flight2`. A name in quotes is refused: the quotes of `can:write:"x"` would be a part of the name.
*/
function parseCan([first = '', ...others]: readonly string[]): Condition | undefined {
	const end = first.indexOf(':');
	const access = parseWord(accesses)(first.slice(0, Math.max(0, end)));
	const names = [first.slice(end + 1), ...others];
	return access && names.every(name => name !== '' && !name.startsWith('"')) ? {kind: 'can', access, names} : undefined;
}

/**
Parses dates: ranges after a colon, or one date after a comparison.
*/
function parseDates(field: DateField, operator: FieldOperator, texts: readonly string[]): Condition | undefined {
	if (isComparison(operator)) {
		const date = only(texts, parseDate);
		return date === undefined
			? undefined
			: {
				kind: 'date-limit', field, operator, date,
			};
	}

	const ranges = operator === ':' ? each(texts, parseDateRange) : undefined;
	return ranges && {kind: 'dates', field, ranges};
}

/**
Parses a length of time after a comparison, or dates.
*/
function parseLengthOrDates(field: 'expires' | 'suspended', operator: FieldOperator, texts: readonly string[]): Condition | undefined {
	const length = only(texts, parseLength);
	return length && isComparison(operator) ? {kind: field, operator, length} : parseDates(field, operator, texts);
}

const parsers: Readonly<Record<FilterFieldName, FieldParser>> = {
	db(operator, names) {
		if (operator === ':') {
			return {kind: 'database', names};
		}

		return operator === ':=' || operator === '=' ? {kind: 'exact-database', names} : undefined;
	},
	can: withColon(texts => parseCan(texts)),
	action: withColon(actions => ({kind: 'action', actions: actions.map(action => action.toLowerCase())})),
	status: withColon(texts => {
		const statuses = each(texts, parseWord(filterStatuses));
		return statuses && {kind: 'status', statuses};
	}),
	wildcard: withColon(texts => {
		const wanted = each(texts, parseWord(accesses));
		return wanted && {kind: 'wildcard', accesses: wanted};
	}),
	missing: withColon(texts => only(texts, parseWord(['db'])) ? {kind: 'missing-database'} : undefined),
	id: withColon(texts => {
		const prefixes = each(texts, text => /^[\d\-a-f]+$/i.test(text) ? text.toLowerCase() : undefined);
		return prefixes && {kind: 'id', prefixes};
	}),
	created: (operator, texts) => parseDates('created', operator, texts),
	suspended: (operator, texts) => parseLengthOrDates('suspended', operator, texts),
	age(operator, texts) {
		const length = only(texts, parseLength);
		return length && isComparison(operator) ? {kind: 'age', operator, length} : undefined;
	},
	expires(operator, texts) {
		return operator === ':' && only(texts, parseWord(['never']))
			? {kind: 'never-expires'}
			: parseLengthOrDates('expires', operator, texts);
	},
	finding: (operator, texts, own) => operator === ':' ? parseFinding(texts, own) : undefined,
	severity(operator, texts) {
		if (isComparison(operator)) {
			return parseSeverity(texts, operator);
		}

		return operator === ':' ? parseSeverity(texts) : undefined;
	},
	owner: withColon(texts => parseOwner(texts)),
	muted: withColon(texts => parseMuted(texts)),
	grants(operator, texts) {
		if (!isComparison(operator) && only(texts, parseWord(['none']))) {
			return {kind: 'grants', operator: '=', count: 0};
		}

		const count = only(texts, parseCount);
		return count === undefined ? undefined : {kind: 'grants', operator: isComparison(operator) ? operator : '=', count};
	},
};

/**
The condition of a field with an operator and its values (at least one, none empty), or what is wrong with them, as a part of a sentence that may hold the typed text. Undefined when the field does not accept them and the field's own words say enough.
*/
export function parseField(field: FilterField, operator: FieldOperator, texts: readonly string[], own: OwnRules): ConditionOrMistake | undefined {
	return parsers[field.name](operator, texts, own);
}

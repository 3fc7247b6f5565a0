import {severities} from '../../severity.js';
import {tokenStatuses} from '../../status.js';
import type {FilterFieldName} from '../fields.js';
import {tokenRules} from '../findings/token-rules.js';
import type {FieldOperator} from '../tokenize.js';

/**
The names of a cluster and its policy that a filter may hold.
*/
export type CompletionNames = {
	readonly databases: readonly string[];
	/**
	The IDs of the policy's own rules.
	*/
	readonly rules: readonly string[];
	/**
	Finds the owners in the descriptions. It is called only where one is typed.
	*/
	readonly owners: () => readonly string[];
};

export type FieldValue = {
	readonly text: string;
	/**
	Whether upper and lower case differ, so that a beginning in another case is not completed.
	*/
	readonly isExact: boolean;
	/**
	Whether more has to follow: `write:`.
	*/
	readonly isPart?: boolean;
};

type Asked = {
	readonly operator: FieldOperator;
	/**
	Whether the value is the first of its term.
	*/
	readonly isFirst: boolean;
	/**
	The value as far as it is typed.
	*/
	readonly typed: string;
	readonly names: CompletionNames;
};

const words = (texts: readonly string[]): readonly FieldValue[] => texts.map(text => ({text, isExact: false}));
const exactWords = (texts: readonly string[]): readonly FieldValue[] => texts.map(text => ({text, isExact: true}));

const afterColon: Readonly<Record<FilterFieldName, (asked: Asked) => readonly FieldValue[]>> = {
	db: ({names}) => words(names.databases),
	can: ({typed, isFirst, names}) => valuesOfCan(typed, isFirst, names.databases),
	action: () => words(['read', 'write']),
	status: () => words([...tokenStatuses.filter(status => status !== 'unknown'), 'unknown', 'odd']),
	expires: ({isFirst}) => isFirst ? words(['never']) : [],
	finding: ({isFirst, names}) => words([...tokenRules, ...names.rules, 'any', ...isFirst ? ['none'] : []]),
	severity: () => words(severities),
	suspended: () => [],
	age: () => [],
	created: () => [],
	wildcard: () => words(['read', 'write', 'any']),
	missing: ({isFirst}) => isFirst ? words(['db']) : [],
	grants: ({isFirst}) => isFirst ? words(['none']) : [],
	owner: ({isFirst, names}) => words([...names.owners(), ...isFirst ? ['none'] : []]),
	muted: ({isFirst}) => isFirst ? words(['yes', 'no']) : [],
	id: () => [],
};

const lengths: Partial<Readonly<Record<FilterFieldName, string>>> = {expires: '30d', suspended: '7d', age: '90d'};

/**
The values that a field takes after an operator, the most needed first. Empty where there is nothing to choose from.
*/
export function fieldValues(name: FilterFieldName, asked: Asked): readonly FieldValue[] {
	const {operator, isFirst, names} = asked;
	switch (operator) {
		case ':': {
			return afterColon[name](asked);
		}

		case ':=':
		case '=': {
			return name === 'db' ? exactWords(names.databases) : [];
		}

		default: {
			if (!isFirst) {
				return [];
			}

			const length = lengths[name];
			return name === 'severity' ? words(severities) : words(length === undefined ? [] : [length]);
		}
	}
}

/**
Values of `can:`. The first has an access before the name of the database; a name that needs quotes is left out, because they would have to stand before the access.
*/
function valuesOfCan(typed: string, isFirst: boolean, databases: readonly string[]): readonly FieldValue[] {
	if (!isFirst) {
		return exactWords(databases.filter(name => !name.startsWith('"')));
	}

	const access = /^(?:read|write|any):/i.exec(typed)?.[0];
	return access === undefined
		? ['write:', 'read:', 'any:'].map(text => ({text, isExact: false, isPart: true}))
		: databases.filter(name => !/[\s"|]/.test(name)).map(name => ({text: `${access}${name}`, isExact: true, isPart: true}));
}

import fc from 'fast-check';
import type {
	Access,
	Comparison,
	Condition,
	DateField,
	DateRange,
	Length,
	LengthUnit,
	Query,
	Term,
} from '../../../source/tokens/filter/query.js';
import {severities} from '../../../source/tokens/severity.js';
import {tokenStatuses} from '../../../source/tokens/status.js';
import {databaseNames} from './arbitraries.js';

/**
The rules that arbitrary queries name.
*/
export const someRules: readonly string[] = ['last-writer', 'write-all', 'old', 'missing-database'];

const someText = fc.oneof(
	fc.constantFrom('telegraf', 'EDGE', 'flight2', 'zähler', 'wind farm', '!', '!x', '"', '"a', 'a"b', 'a|b', 'db:x', 'http://x', '10:30', 'age>', 'status=x', 'env=prod', 'edge-7:80', '*', '-x', 'x*', 'OR', '>', ':x', 'lines\nflight', '\n', ' '),
	fc.string({unit: 'binary', minLength: 1, maxLength: 6}),
	fc.string({unit: fc.constantFrom(...'ab:|!"<>= \t'), minLength: 1, maxLength: 8}),
);

const someComparison = fc.constantFrom<Comparison>('<', '<=', '>', '>=');

const someLength: fc.Arbitrary<Length> = fc.record({
	amount: fc.oneof(fc.constantFrom(0, 1, 30, 90), fc.integer({min: 0, max: 999_999})),
	unit: fc.constantFrom<LengthUnit>('h', 'd', 'w', 'm', 'y'),
});

const someDate = fc.oneof(
	fc.constantFrom('2024', '2025', '2026', '2026-06', '2026-06-15', '2024-02-29', '2024-12-31'),
	fc.tuple(
		fc.date({min: new Date('2023-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true}),
		fc.constantFrom(4, 7, 10),
	).map(([date, length]) => date.toISOString().slice(0, length)),
);

// A range must not end before it starts. When the year of its start is not earlier than that of its end, it starts before all years of the tests.
const someRange: fc.Arbitrary<DateRange> = fc.oneof(
	someDate.map(date => ({from: date, to: date})),
	someDate.map(date => ({from: date, to: undefined})),
	someDate.map(date => ({from: undefined, to: date})),
	fc.tuple(someDate, someDate).map(([from, to]) => ({from: from.slice(0, 4) < to.slice(0, 4) ? from : '2022', to})),
);

const someField = fc.constantFrom<DateField>('created', 'expires', 'suspended');

const someWholeName = fc.oneof(fc.constantFrom('*', ...databaseNames), someText);

function oneOrMore<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
	return fc.array(value, {minLength: 1, maxLength: 3});
}

const someCondition: fc.Arbitrary<Condition> = fc.oneof(
	{weight: 4, arbitrary: fc.record({kind: fc.constant('text' as const), texts: oneOrMore(someText)})},
	{weight: 3, arbitrary: fc.record({kind: fc.constant('database' as const), names: oneOrMore(fc.oneof(fc.constantFrom('*', 'FLIGHT', 'gone', 'x', ...databaseNames), someText))})},
	{weight: 3, arbitrary: fc.record({kind: fc.constant('action' as const), actions: oneOrMore(fc.oneof(fc.constantFrom('read', 'write', 'admin'), someText.map(text => text.toLowerCase())))})},
	fc.record({kind: fc.constant('status' as const), statuses: oneOrMore(fc.constantFrom(...tokenStatuses))}),
	fc.record({kind: fc.constant('wildcard' as const), accesses: oneOrMore(fc.constantFrom<Access>('read', 'write', 'any'))}),
	fc.constant({kind: 'missing-database' as const}),
	fc.record({kind: fc.constant('id' as const), prefixes: oneOrMore(fc.string({unit: fc.constantFrom(...'0123456789abcdef-'), minLength: 1, maxLength: 2}))}),
	fc.record({kind: fc.constant('exact-database' as const), names: oneOrMore(someWholeName)}),
	fc.record({
		kind: fc.constant('can' as const),
		access: fc.constantFrom<Access>('read', 'write', 'any'),
		// `can:write:"x"` would be read as a name with quotes, and is refused.
		names: oneOrMore(someWholeName.filter(name => !name.startsWith('"'))),
	}),
	fc.record({kind: fc.constant('dates' as const), field: someField, ranges: oneOrMore(someRange)}),
	fc.record({
		kind: fc.constant('date-limit' as const), field: someField, operator: someComparison, date: someDate,
	}),
	fc.record({kind: fc.constant('suspended' as const), operator: someComparison, length: someLength}),
	fc.record({kind: fc.constant('age' as const), operator: someComparison, length: someLength}),
	fc.record({kind: fc.constant('expires' as const), operator: someComparison, length: someLength}),
	fc.constant({kind: 'never-expires' as const}),
	fc.record({kind: fc.constant('finding' as const), rules: oneOrMore(fc.constantFrom('any', ...someRules))}),
	fc.constant({kind: 'no-finding' as const}),
	fc.record({kind: fc.constant('severity' as const), severities: oneOrMore(fc.constantFrom(...severities))}),
	fc.record({kind: fc.constant('severity-limit' as const), operator: someComparison, severity: fc.constantFrom(...severities)}),
	fc.record({kind: fc.constant('muted' as const), isMuted: fc.boolean()}),
	fc.record({kind: fc.constant('owner' as const), names: oneOrMore(fc.oneof(fc.constantFrom('team', 'X', 'wind farm', '"team'), someText).filter(name => name.toLowerCase() !== 'none'))}),
	fc.constant({kind: 'no-owner' as const}),
	fc.record({kind: fc.constant('grants' as const), operator: fc.oneof(someComparison, fc.constant('=' as const)), count: fc.nat({max: 6})}),
);

const someTerm: fc.Arbitrary<Term> = fc.record({isNegated: fc.boolean(), condition: someCondition});

/**
Any query that can be written in the filter language.
*/
export const someQuery: fc.Arbitrary<Query> = fc.record({terms: fc.array(someTerm, {maxLength: 4})}).map(query => structuredClone(query));

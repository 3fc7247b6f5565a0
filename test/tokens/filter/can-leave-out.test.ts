import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {combineFilters} from '../../../source/tokens/filter/combine.js';
import {matcherOf} from '../../../source/tokens/filter/matcher.js';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {printFilter} from '../../../source/tokens/filter/print.js';
import type {Query} from '../../../source/tokens/filter/query.js';
import {canLeaveOut, requiresTime} from '../../../source/tokens/filter/can-leave-out.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {parseTime} from '../../../source/tokens/time/parse-time.js';
import {now, someTokens} from '../../helpers/tokens/arbitraries.js';
import {someQuery} from '../../helpers/tokens/arbitrary-query.js';

function parsed(text: string): Query {
	const result = parseFilter(text);
	assert.ok(result.ok, text);
	return result.query;
}

test('a filter without a condition, or with one that is true of every live token, cannot leave out a token', () => {
	for (const text of [
		'',
		'  ',
		'""',
		'!',
		'!""',
		'-',
		'x|-',
		'grants>=0',
		'!grants<0',
		'status:active|suspended|expired',
		'status:expired|active|suspended|revoked',
		'!status:revoked',
		'age>=0d',
		'age>0h',
		'!age<0y',
		'- grants>=0',
	]) {
		assert.equal(canLeaveOut(parsed(text)), false, text);
	}

	for (const text of ['a', '!-', '--', 'grants>0', 'grants<=0', '!grants>=0', 'status:active', '!status:active', 'status:active|expired', 'age>1h', 'age<0d', 'expires:never', 'missing:db', 'id:6', 'db:x', 'can:any:x', 'suspended>=0d', '- a']) {
		assert.equal(canLeaveOut(parsed(text)), true, text);
	}
});

test('a query that cannot leave out a token matches every token that is not revoked', () => {
	fc.assert(fc.property(someQuery, someTokens, (any, tokens) => {
		const live = tokens.filter(({revokedAt, createdAt}) => revokedAt === undefined && (parseTime(createdAt) ?? now) < now);
		const matches = matcherOf(any, {now, databaseNames: []});
		assert.ok(canLeaveOut(any) || indexTokens(live).entries.every(entry => matches(entry)));
	}));
});

test('queries that depend on the time', () => {
	for (const text of ['age>1y', '!age>1y', 'expires<30d', 'status:expired', '!status:active', 'status:suspended|revoked', 'created:2025', 'a created:..2025', 'created>2025', 'expires<2027-03-01', 'suspended>7d', 'suspended:2025']) {
		assert.equal(requiresTime(parsed(text)), true, text);
	}

	for (const text of ['', 'a', 'expires:never', 'status:revoked', 'grants>5', 'db:x action:write', 'db:=x', 'can:write:x', 'id:6f', '"age>1y"']) {
		assert.equal(requiresTime(parsed(text)), false, text);
	}
});

test('a query that does not depend on the time finds the same tokens at any time', () => {
	fc.assert(fc.property(someQuery, someTokens, fc.integer({min: -5, max: 5}), (any, tokens, years) => {
		const {entries} = indexTokens(tokens);
		const foundAt = (time: number) => entries.filter(entry => matcherOf(any, {now: time, databaseNames: []})(entry)).length;
		assert.ok(requiresTime(any) || foundAt(now) === foundAt(now + (years * 365 * 24 * 60 * 60 * 1000)));
	}));
});

test('combined filters find exactly the tokens that each of them finds', () => {
	fc.assert(fc.property(fc.array(someQuery, {maxLength: 3}), someTokens, (queries, tokens) => {
		const combined = parsed(combineFilters(queries.map(each => printFilter(each))));
		assert.deepEqual(combined, {terms: queries.flatMap(({terms}) => terms)});
		const context = {now, databaseNames: []};
		for (const entry of indexTokens(tokens).entries) {
			assert.ok(!matcherOf(combined, context)(entry) || queries.every(each => matcherOf(each, context)(entry)));
		}
	}));

	assert.equal(combineFilters(['Edge  "x']), 'Edge  "x', 'a single filter stays as it was typed');
	assert.equal(combineFilters(['"a b', 'c|d']), '"a b" c|d');
	assert.equal(combineFilters(['a|', '!', 'b']), 'a b');
	for (const wrong of [['statsu:x', 'a'], ['"a', 'statsu:x'], ['!!a', 'b'], ['|', 'b']]) {
		assert.equal(parseFilter(combineFilters(wrong)).ok, false, combineFilters(wrong));
	}
});

test('an unfinished term is an error in a finished text', () => {
	for (const [text, start] of [['!', 0], ['a !', 2], ['a|', 1], ['""', 0], ['a ""', 2], ['!""', 1], ['a|""', 2], ['db:x|', 4]] as const) {
		assert.ok(parseFilter(text).ok, text);
		const result = parseFilter(text, {isFinished: true});
		assert.ok(!result.ok, text);
		assert.equal(result.error.start, start, text);
	}

	fc.assert(fc.property(someQuery, any => {
		assert.deepEqual(parseFilter(printFilter(any), {isFinished: true}), {ok: true, query: any});
	}));
});

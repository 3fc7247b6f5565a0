import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList} from '../../source/api/token-list.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {matcherOf} from '../../source/tokens/filter/matcher.js';
import {parseFilter} from '../../source/tokens/filter/parse.js';
import {impactOf, type Impact} from '../../source/tokens/impact/impact.js';
import {impactSentences} from '../../source/tokens/impact/impact-words.js';
import {requiredPhrases} from '../../source/tokens/impact/required-phrases.js';
import {indexTokens} from '../../source/tokens/list/token-index.js';
import {visibleTokens} from '../../source/tokens/list/visible-tokens.js';
import {now, someTokens} from '../helpers/tokens/arbitraries.js';

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const row = (number: number, changes: Record<string, unknown>) => ({
	id: id(number), description: `token ${number}`, permissions: [{action: 'write', resource: 'flight1'}], createdAt: '2025-01-02T03:04:05Z', ...changes,
});

function impact(rows: ReadonlyArray<Record<string, unknown>>, ...leaving: readonly number[]) {
	return impactOf({
		tokens: readTokenList(rows), leaving: new Set(leaving.map(number => id(number))), databaseNames: ['flight1', 'flight2'], now,
	});
}

function sentencesOf(of: Impact): readonly string[] {
	return impactSentences(of).map(({text}) => text);
}

test('an odd token may hold any grant, and its revoke requires the profile\'s name', () => {
	const told = impact([row(1, {permissions: [{action: 'read'}]}), row(2, {})], 1);
	assert.deepEqual(sentencesOf(told), ['token 1 (00000000) may hold more, on any database: it cannot be read whole: permission 1 has no resource.']);
	assert.deepEqual(requiredPhrases({
		impact: told, count: 1, profileName: 'prod', isProtected: false,
	}), [{phrase: 'prod', reason: 'profile: what one of the tokens can do is not known'}]);
});

test('a remaining token that may be revoked or expired covers no loss, and a sentence mentions it', () => {
	for (const odd of [{revokedAt: ''}, {expiresAt: 'soon'}, {permissions: {}}]) {
		const told = impact([row(1, {}), row(2, odd)], 1);
		assert.deepEqual(sentencesOf(told), [
			'1 other token cannot be read whole, and may still hold what is said to be lost: it is not counted.',
			'flight1 loses its last writer.',
		], JSON.stringify(odd));
	}

	// The readable grants of a token that is certainly live do count.
	assert.deepEqual(sentencesOf(impact([row(1, {}), row(2, {createdAt: ''})], 1)), ['flight1 keeps 1 writer.']);
});

test('a leaving token with an unknown status counts as live', () => {
	assert.deepEqual(sentencesOf(impact([row(1, {revokedAt: ''})], 1)), ['flight1 loses its last writer.']);
});

test('a token with unknown grants matches neither a filter on grants nor its negation', () => {
	const index = indexTokens(readTokenList([row(1, {permissions: [{action: 'write', resource: 'flight1'}, {}]}), row(2, {expiresAt: '', createdAt: null})]));
	const shown = (text: string) => {
		const parsed = parseFilter(text);
		assert.ok(parsed.ok);
		const matches = matcherOf(parsed.query, {now, databaseNames: ['flight2']});
		return index.entries.filter(entry => matches(entry)).map(({token}) => token.id.at(-1)).join('');
	};

	for (const [text, expected] of [
		['db:flight1', '12'],
		['!db:flight2', '2'],
		['grants:none', ''],
		['!grants:none', '2'],
		['grants>0', '2'],
		['!wildcard:any', '2'],
		['!action:read', '2'],
		['!missing:db', ''],
		['missing:db', '12'],
		['expires:never', '1'],
		['!expires:never', ''],
		['!expires<30d', '1'],
		['age>1d', '1'],
		['!age>1d', ''],
		['!created:2025', ''],
		['status:unknown', '2'],
		['status:odd', '12'],
		['!status:odd', ''],
		['token', '12'],
	] as const) {
		assert.equal(shown(text), expected, text);
	}
});

test('unknown values come first in an order where they may be the worst', () => {
	const index = indexTokens(readTokenList([row(1, {permissions: [{action: 'write', resource: '*'}]}), row(2, {permissions: 'all'}), row(3, {revokedAt: ''})]));
	const sorted = (column: 'databases' | 'status') => visibleTokens({
		index, query: undefined, showsInactive: true, sort: {column, descending: false}, databaseNames: undefined, now,
	}).ids.map(shownId => shownId.at(-1)).join('');
	assert.equal(sorted('databases'), '213');
	assert.equal(sorted('status'), '312');
});

/**
Another spelling of an instant, to the microsecond.
*/
function respelled(text: string): string {
	return `${text.slice(0, -1).replace('T', ' ')}00+0000`;
}

test('tokens whose times have another spelling are found, sorted and counted in the same way', () => {
	const filters = ['age>90d', 'age<1d', 'created:2026', 'expires<30d', 'expires:never', 'status:active|suspended', 'status:expired'];
	const other = (token: DatabaseToken): DatabaseToken => ({
		...token,
		createdAt: respelled(token.createdAt),
		...token.expiresAt !== undefined && {expiresAt: respelled(token.expiresAt)},
		...token.revokedAt !== undefined && {revokedAt: respelled(token.revokedAt)},
	});
	fc.assert(fc.property(someTokens, fc.constantFrom(...filters), fc.constantFrom('created', 'expires', 'status'), (tokens, filter, column) => {
		const parsed = parseFilter(filter);
		assert.ok(parsed.ok);
		const shown = (all: readonly DatabaseToken[]) => visibleTokens({
			index: indexTokens(all), query: parsed.query, showsInactive: true, sort: {column, descending: false}, databaseNames: undefined, now,
		}).entries.map(({position}) => position);
		assert.deepEqual(shown(tokens.map(token => other(token))), shown(tokens));
	}));
});

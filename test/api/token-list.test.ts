import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readTokenList, TokenList} from '../../source/api/token-list.js';
import type {DatabaseToken} from '../../source/api/types.js';
import {someToken} from '../helpers/tokens/arbitraries.js';

const someId = fc.constantFrom(
	'6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10',
	'6F2C0A14-0f5b-4a4e-9d2e-1c1f5e0b7a10',
	'7a2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10',
);

/**
A row of the service: a token, with and without the fields that not every service sends, or an odd one. Some rows have the same ID.
*/
const someRow: fc.Arbitrary<unknown> = fc.oneof(
	{weight: 6, arbitrary: someToken},
	{
		weight: 2, arbitrary: someToken.map(token => ({
			accountId: 'a', ...token, clusterId: 'c', note: {since: [1]},
		})),
	},
	{weight: 1, arbitrary: fc.tuple(someToken, someId).map(([token, id]) => ({...token, id}))},
	{weight: 1, arbitrary: someToken.map(token => ({...token, permissions: [...token.permissions, {action: 'read', resource: 'flight1', until: 1}, {}], expiresAt: 7}))},
	{weight: 1, arbitrary: someToken.map(({id, ...token}) => token)},
);
const someRows = fc.array(someRow, {maxLength: 15});

function copy(rows: readonly unknown[]): readonly unknown[] {
	return structuredClone(rows);
}

function readInBatches(rows: readonly unknown[], size: number, known?: readonly DatabaseToken[]): readonly DatabaseToken[] {
	const list = new TokenList(known);
	for (let from = 0; from < rows.length; from += size) {
		list.add(rows.slice(from, from + size));
	}

	return list.tokens();
}

test('rows that arrive in batches become the tokens of the whole list', () => {
	fc.assert(fc.property(someRows, fc.integer({min: 1, max: 15}), (rows, size) => {
		assert.deepEqual(readInBatches(copy(rows), size), readTokenList(copy(rows)));
	}));
});

test('a list that did not change is the earlier list itself', () => {
	fc.assert(fc.property(someRows, fc.integer({min: 1, max: 15}), (rows, size) => {
		const known = readTokenList(copy(rows));
		assert.equal(readInBatches(copy(rows), size, known), known);
	}));
});

test('after a change the list has the contents of the answer, and the objects of the tokens that did not change', () => {
	fc.assert(fc.property(
		fc.uniqueArray(someToken, {selector: ({id}) => id, minLength: 2, maxLength: 15}),
		fc.nat(),
		fc.constantFrom('removed', 'added', 'edited', 'revoked', 'regranted'),
		someToken,
		(before, position, change, added) => {
			const place = position % before.length;
			const old = before[place]!;
			const after: readonly DatabaseToken[] = {
				removed: before.toSpliced(place, 1),
				added: before.toSpliced(place, 0, added),
				edited: before.with(place, {...old, description: `${old.description}!`}),
				revoked: before.with(place, {...old, revokedAt: '2026-07-01T00:00:00Z'}),
				regranted: before.with(place, {...old, permissions: [...old.permissions, {action: 'write', resource: 'new'}]}),
			}[change];
			const known = readTokenList(copy(before));
			const tokens = readInBatches(copy(after), 4, known);
			assert.deepEqual(tokens, readTokenList(copy(after)));
			const unchanged = tokens.filter(({id}) => id !== old.id && id !== added.id);
			assert.ok(unchanged.every(token => known.includes(token)), 'an unchanged token is a new object');
		},
	));
});

test('an earlier list in another order, or of another cluster, changes nothing about the contents', () => {
	fc.assert(fc.property(someRows, someRows, fc.nat(), (rows, others, seed) => {
		const shuffled = rows.toSorted((left, right) => (JSON.stringify(left).length * seed % 7) - (JSON.stringify(right).length * seed % 7));
		for (const known of [shuffled, others, [...rows, ...others]]) {
			assert.deepEqual(readInBatches(copy(rows), 4, readTokenList(copy(known))), readTokenList(copy(rows)));
		}
	}));
});

test('a second row with the ID of an unchanged token is noticed', () => {
	const row = {
		id: '6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10', description: 'one', permissions: [], createdAt: '2026-01-01T00:00:00Z',
	};
	const rows = [row, {...row, id: row.id.replace('6', '7')}, {...row, description: 'two'}];
	const tokens = readInBatches(copy(rows), 1, readTokenList(copy(rows.slice(0, 2))));
	assert.deepEqual(tokens, readTokenList(copy(rows)));
	assert.deepEqual(tokens.map(({oddities}) => oddities?.length), [1, 1, undefined]);
});

test('equal parts of tokens are one object', () => {
	const rows = [1, 2].map(number => ({
		accountId: 'account', clusterId: 'cluster', id: `6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a1${number}`, description: '', permissions: [{action: 'read', resource: 'flight1'}], createdAt: '2026-01-01T00:00:00Z',
	}));
	const [first, second] = readTokenList(copy(rows));
	assert.equal(first?.permissions, second?.permissions);
});

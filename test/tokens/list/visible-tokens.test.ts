import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {DatabaseToken} from '../../../source/api/types.js';
import {compareCodeUnits, compareText} from '../../../source/tokens/text/compare-text.js';
import type {SortOrder} from '../../../source/tokens/list/sort.js';
import {tokenColumnIds} from '../../../source/tokens/list/token-columns.js';
import {statusOf, tokenStatuses} from '../../../source/tokens/status.js';
import {statusAt} from '../../../source/tokens/list/token-entry.js';
import {indexTokens} from '../../../source/tokens/list/token-index.js';
import {visibleTokens} from '../../../source/tokens/list/visible-tokens.js';
import {
	existingDatabases,
	now,
	someToken,
	someTokens,
} from '../../helpers/tokens/arbitraries.js';
import {someQuery} from '../../helpers/tokens/arbitrary-query.js';
import {isMatch, slowStatus} from '../../helpers/tokens/slow-evaluator.js';

const someSort: fc.Arbitrary<SortOrder> = fc.record({column: fc.constantFrom(...tokenColumnIds), descending: fc.boolean()});

function primary(left: DatabaseToken, right: DatabaseToken, {column}: SortOrder, at: number): number {
	const timeOf = (text: string | undefined) => text === undefined ? Number.MAX_VALUE : Date.parse(text);
	switch (column) {
		case 'status': {
			return tokenStatuses.indexOf(statusOf(left, at)) - tokenStatuses.indexOf(statusOf(right, at));
		}

		case 'description': {
			return compareText(left.description, right.description);
		}

		case 'id': {
			return compareCodeUnits(left.id, right.id);
		}

		case 'databases': {
			const names = [left, right].map(token => [...new Set(token.permissions.map(permission => permission.resource))]);
			const [group = 0, otherGroup = 0] = names.map(each => each.includes('*') ? 0 : 1 + Number(each.length === 0));
			const isNamed = group === 1 && otherGroup === 1;
			return group - otherGroup || (isNamed ? compareText(names[0]![0]!, names[1]![0]!) || names[0]!.length - names[1]!.length : 0);
		}

		case 'created': {
			return timeOf(left.createdAt) - timeOf(right.createdAt);
		}

		case 'age': {
			return timeOf(right.createdAt) - timeOf(left.createdAt);
		}

		case 'findings': {
			// No audit has run here.
			return 0;
		}

		case 'expires': {
			return timeOf(left.expiresAt) - timeOf(right.expiresAt);
		}
	}
}

function slowSort(tokens: readonly DatabaseToken[], sort: SortOrder, at: number): readonly DatabaseToken[] {
	const byDescription = (left: DatabaseToken, right: DatabaseToken) => compareText(left.description, right.description) || compareCodeUnits(left.id, right.id);
	const sign = sort.descending ? -1 : 1;
	return sort.column === 'description' && sort.descending
		? tokens.toReversed().toSorted((left, right) => -byDescription(left, right))
		: tokens.toSorted((left, right) => (sign * primary(left, right, sort, at)) || byDescription(left, right));
}

test('the list shows the same as a plain filter and a plain sort', () => {
	const someMoments = fc.array(fc.constantFrom(now, now - 1, now + 1, now + (30 * 24 * 60 * 60 * 1000)), {minLength: 1, maxLength: 4});
	fc.assert(fc.property(someTokens, fc.array(fc.tuple(someSort, fc.option(someQuery, {nil: undefined}), fc.boolean()), {minLength: 1, maxLength: 3}), someMoments, (tokens, looks, moments) => {
		// All queries share one index, as on the screen: an order that it remembers from one query must not change the next result.
		const index = indexTokens(tokens);
		for (const moment of moments) {
			for (const [sort, query, showsInactive] of looks) {
				const shown = visibleTokens({
					index, query, showsInactive, sort, databaseNames: existingDatabases, now: moment,
				});
				const isHidden = (token: DatabaseToken) => ['expired', 'revoked'].includes(slowStatus(token, moment));
				const matching = slowSort(tokens, sort, moment).filter(token => isMatch(token, query ?? {terms: []}, moment, {databaseNames: existingDatabases}));
				assert.deepEqual(shown.entries.map(entry => entry.token), matching.filter(token => showsInactive || !isHidden(token)));
				assert.deepEqual(shown.ids, shown.entries.map(entry => entry.token.id));
				assert.equal(shown.hiddenInactiveMatches, showsInactive ? 0 : matching.filter(token => isHidden(token)).length);
				assert.equal(shown.activeCount, tokens.filter(token => !isHidden(token)).length);
			}
		}
	}), {numRuns: 300});
});

test('every order is total and has every token once', () => {
	const sortsOf = tokenColumnIds.flatMap(column => [{column, descending: false}, {column, descending: true}]);
	fc.assert(fc.property(fc.array(someToken, {maxLength: 12}), fc.constantFrom(...sortsOf), (tokens, sort) => {
		const idsOf = (given: readonly DatabaseToken[]) => visibleTokens({
			index: indexTokens(given), query: undefined, showsInactive: true, sort, databaseNames: undefined, now,
		}).entries.map(entry => entry.token.id);
		assert.deepEqual(idsOf(tokens.toReversed()), idsOf(tokens), 'the order of the answer does not matter');
		assert.deepEqual(idsOf(tokens).toSorted(), tokens.map(token => token.id).toSorted());
	}));
});

test('tokens with the same id are all shown', () => {
	fc.assert(fc.property(someToken, someSort, (token, sort) => {
		const {entries} = visibleTokens({
			index: indexTokens([token, token]), query: undefined, showsInactive: true, sort, databaseNames: undefined, now,
		});
		assert.equal(entries.length, 2);
	}));
});

test('numbers in descriptions are sorted as numbers, and tokens that never expire come last', () => {
	const base = {permissions: [], createdAt: '2024-01-01T00:00:00Z'};
	const index = indexTokens([
		{...base, id: '1', description: 'edge-10'},
		{
			...base, id: '2', description: 'edge-9', expiresAt: '2027-01-01T00:00:00Z',
		},
		{...base, id: '3', description: 'Edge-9'},
		{
			...base, id: '4', description: 'edge-8', expiresAt: '2028-01-01T00:00:00Z',
		},
	]);
	const ids = (sort: SortOrder) => visibleTokens({
		index, query: undefined, showsInactive: true, sort, databaseNames: undefined, now,
	}).entries.map(entry => entry.token.id).join('');
	assert.equal(ids({column: 'description', descending: false}), '4231');
	assert.equal(ids({column: 'description', descending: true}), '1324');
	assert.equal(ids({column: 'expires', descending: false}), '2431');
	assert.equal(ids({column: 'expires', descending: true}), '3142');
});

test('a token expires while the list is on the screen', () => {
	const base = {permissions: [], createdAt: '2024-01-01T00:00:00Z'};
	const index = indexTokens([
		{
			...base, id: '1', description: 'a', expiresAt: new Date(now).toISOString(),
		},
		{...base, id: '2', description: 'b'},
		{
			...base, id: '3', description: 'c', expiresAt: new Date(now).toISOString(), revokedAt: '2025-01-01T00:00:00Z',
		},
	]);
	const look = (moment: number, isInactiveShown: boolean) => {
		const {entries, ids, ...counts} = visibleTokens({
			index, query: undefined, showsInactive: isInactiveShown, sort: {column: 'status', descending: false}, databaseNames: undefined, now: moment,
		});
		assert.equal(entries.length, ids.length);
		return {ids: ids.join(''), ...counts};
	};

	assert.deepEqual(look(now - 1, true), {ids: '123', activeCount: 2, hiddenInactiveMatches: 0});
	assert.deepEqual(look(now - 1, false), {ids: '12', activeCount: 2, hiddenInactiveMatches: 1});
	assert.deepEqual(look(now, true), {ids: '213', activeCount: 1, hiddenInactiveMatches: 0});
	assert.deepEqual(look(now, false), {ids: '2', activeCount: 1, hiddenInactiveMatches: 2});
});

test('entries stay the same objects, and their status is that of the given time', () => {
	fc.assert(fc.property(someTokens, fc.constantFrom(now, now - 1, 0, now * 2), (tokens, moment) => {
		const index = indexTokens(tokens);
		for (const entry of index.entries) {
			assert.equal(statusAt(entry, moment), statusOf(entry.token, moment));
		}

		const {entries} = visibleTokens({
			index, query: undefined, showsInactive: true, sort: {column: 'status', descending: false}, databaseNames: undefined, now: moment,
		});
		assert.deepEqual(new Set(entries), new Set(index.entries));
		assert.ok(entries.every(entry => index.entries[entry.position] === entry));
	}));
});

import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	initialClustersView,
	reduceClustersView,
	visibleClusters,
	type ClusterColumn,
	type ClusterRow,
	type ClustersViewEvent,
} from '../../../source/session/lists/clusters-view.js';
import {startOfList} from '../../../source/session/lists/list-window.js';

const count = fc.option(fc.nat(20), {nil: undefined});
const rows: fc.Arbitrary<readonly ClusterRow[]> = fc.uniqueArray(fc.record({
	cluster: fc.record({
		id: fc.uuid(),
		name: fc.constantFrom('eu-metrics', 'EU-Metrics', 'eu-2', 'eu-10', 'staging', 'Ümlaut', ''),
	}),
	status: fc.constantFrom('ready', 'loading', '403: not allowed'),
	tokenCount: count,
	databaseCount: count,
}), {selector: ({cluster}) => cluster.id, maxLength: 12});

const sort = fc.record({column: fc.constantFrom<ClusterColumn>('name', 'id', 'status', 'tokens', 'databases'), descending: fc.boolean()});
const filterText = fc.constantFrom('', ' ', 'eu', 'EU met', 'metrics eu', 'a', '4', 'ümlaut', 'nothing at all');

test('the filter keeps exactly the rows whose name or ID contains every word', () => {
	fc.assert(fc.property(rows, filterText, sort, (given, text, order) => {
		const shown = visibleClusters(given, {filterText: text, sort: order});
		const words = text.toLowerCase().trim().split(' ');
		const isMatch = ({cluster: {name, id}}: ClusterRow) => words.every(word => `${name}\n${id}`.toLowerCase().includes(word));
		assert.deepEqual(new Set(shown), new Set(given.filter(row => isMatch(row))));
		assert.equal(shown.length, new Set(shown).size);
	}));
});

test('the sorted order does not depend on the order in which the rows arrive', () => {
	fc.assert(fc.property(rows.chain(given => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], {minLength: given.length}))), sort, ([given, shuffled], order) => {
		assert.deepEqual(visibleClusters(shuffled, {filterText: '', sort: order}), visibleClusters(given, {filterText: '', sort: order}));
	}));
});

test('rows are sorted by the column, and digits in names are compared as numbers', () => {
	const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
	const valueOf = ({cluster, status, tokenCount, databaseCount}: ClusterRow, column: ClusterColumn): string | number => ({
		name: cluster.name, id: cluster.id, status, tokens: tokenCount ?? Infinity, databases: databaseCount ?? Infinity,
	})[column];
	fc.assert(fc.property(rows, sort, (given, order) => {
		const shown = visibleClusters(given, {filterText: '', sort: order});
		for (const [index, row] of shown.slice(1).entries()) {
			const [first, second] = order.descending ? [row, shown[index]!] : [shown[index]!, row];
			const [a, b] = [valueOf(first, order.column), valueOf(second, order.column)];
			// IDs are compared as plain text.
			assert.ok(order.column === 'id' || typeof a === 'number' ? a <= b : collator.compare(a, String(b)) <= 0);
		}
	}));
});

test('unknown counts come last in ascending order and first in descending order', () => {
	const row = (name: string, tokenCount?: number): ClusterRow => ({
		cluster: {id: name, name}, status: 'ready', tokenCount, databaseCount: undefined,
	});
	const given = [row('a'), row('b', 3), row('c', 1), row('d')];
	const namesOf = (order: 'up' | 'down') => visibleClusters(given, {filterText: '', sort: {column: 'tokens', descending: order === 'down'}}).map(({cluster}) => cluster.name);
	assert.deepEqual(namesOf('up'), ['c', 'b', 'a', 'd']);
	assert.deepEqual(namesOf('down'), ['a', 'd', 'b', 'c']);
});

test('each event changes only its own part of the view', () => {
	const view = initialClustersView;
	const cases: ReadonlyArray<readonly [ClustersViewEvent, Partial<typeof view>]> = [
		[{type: 'filter-typed', text: 'eu'}, {filterText: 'eu'}],
		[{type: 'filter-kept'}, {mode: 'browsing'}],
		[{type: 'filter-cleared'}, {mode: 'browsing', filterText: ''}],
		[{type: 'sorted', sort: {column: 'tokens', descending: true}}, {sort: {column: 'tokens', descending: true}, position: startOfList}],
	];
	for (const before of [view, {...view, mode: 'filtering' as const, filterText: 'x'}]) {
		for (const [happened, changes] of cases) {
			assert.deepEqual(reduceClustersView(before, happened), {...before, ...changes});
		}
	}
});

test('the filter opens empty, and keeps the one that was on', () => {
	const opened = reduceClustersView({...initialClustersView, filterText: 'eu'}, {type: 'filter-opened'});
	assert.deepEqual(opened, {
		...initialClustersView, mode: 'filtering', lastFilter: 'eu',
	});
	assert.equal(reduceClustersView(reduceClustersView(opened, {type: 'filter-kept'}), {type: 'filter-opened'}).lastFilter, 'eu');
});

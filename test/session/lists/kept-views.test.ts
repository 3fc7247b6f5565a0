import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Profile} from '../../../source/profiles/types.js';
import {initialClustersView, startClustersView} from '../../../source/session/lists/clusters-view.js';
import {columnsHiddenAtFirst, hideableColumns} from '../../../source/tokens/list/token-columns.js';
import {settle} from '../../../source/session/lists/list-window.js';
import {
	columnHabits,
	initialTokensView,
	reduceTokensView,
	startTokensView,
	type TokensView,
	type TokensViewEvent,
} from '../../../source/session/lists/tokens-view.js';

const after = (view: TokensView, ...events: readonly TokensViewEvent[]) => events.reduce<TokensView>((last, each) => reduceTokensView(last, each), view);

const history = fc.uniqueArray(fc.constantFrom('edge', 'db:flight2', 'age>1y', 'a|b !c', 'status:active', 'wind'), {maxLength: 6});
const typed = fc.constantFrom('', 'typed', 'half "', 'edge');
const earlier: TokensViewEvent = {type: 'earlier-filter-taken'};
const later: TokensViewEvent = {type: 'later-filter-taken'};

test('going back through the earlier filters shows each other one once, the newest first, and going forward ends at the typed text', () => {
	fc.assert(fc.property(history, typed, (filters, text) => {
		let view = after(initialTokensView, {type: 'filter-opened', history: filters}, {type: 'filter-typed', text});
		const met: string[] = [];
		for (let step = 0; step < filters.length + 2; step++) {
			const next = after(view, earlier);
			if (next !== view) {
				met.push(next.filterText);
				assert.deepEqual(next.query, after(view, {type: 'filter-typed', text: next.filterText}).query);
			}

			view = next;
		}

		// A filter that is already in the field is left out.
		assert.deepEqual(met, filters[0] === text ? filters.slice(1) : filters);
		for (let step = 0; step < filters.length + 2; step++) {
			view = after(view, later);
		}

		assert.equal(view.filterText, text);
		assert.equal(view.filterWalk, undefined);
		assert.equal(after(view, later), view);
	}));
});

test('after typing, going back through the filters starts at the newest again', () => {
	const view = after(initialTokensView, {type: 'filter-opened', history: ['edge', 'wind']}, earlier, earlier);
	assert.equal(view.filterText, 'wind');
	assert.equal(after(view, {type: 'filter-typed', text: 'winds'}, earlier).filterText, 'edge');
	assert.equal(after(view, {type: 'filter-typed', text: 'winds'}, earlier, later).filterText, 'winds');
});

test('the field opens empty, and the filter that was on is the first of the earlier ones, once, also one with a mistake', () => {
	fc.assert(fc.property(history, fc.constantFrom('', '  ', 'edge', ' edge', 'datbase:x', 'made by a command'), (filters, text) => {
		const opened = after(initialTokensView, {type: 'filter-typed', text}, {type: 'filter-opened', history: filters});
		assert.deepEqual([opened.filterText, opened.query, opened.filterError], ['', undefined, undefined]);
		const others = filters.filter(each => each !== text.trim());
		assert.deepEqual(opened.filterHistory, text.trim() === '' ? filters : [text, ...others]);
		assert.equal(after(opened, earlier).filterText, opened.filterHistory[0] ?? '');
	}));
});

test('going through the earlier filters changes neither the marks, the mode nor the order', () => {
	fc.assert(fc.property(history, fc.array(fc.constantFrom(earlier, later)), (filters, steps) => {
		const opened = after(initialTokensView, {type: 'ids-marked', ids: ['a']}, {type: 'filter-opened', history: filters});
		const view = after(opened, ...steps);
		assert.equal(view.marks, opened.marks);
		assert.equal(view.mode, 'filtering');
		assert.equal(view.sort, opened.sort);
	}));
});

test('each press of a column\'s letter hides the column when it is shown, and shows it when it is hidden', () => {
	fc.assert(fc.property(fc.array(fc.constantFrom(...hideableColumns)), toggled => {
		const view = after(initialTokensView, ...toggled.map(column => ({type: 'column-toggled' as const, column})));
		for (const column of hideableColumns) {
			const presses = toggled.filter(each => each === column).length + Number(columnsHiddenAtFirst.includes(column));
			assert.equal(view.hiddenColumns.filter(hidden => hidden === column).length, presses % 2);
		}
	}));
});

test('the same columns are hidden at the next start, and a column that is hidden by default stays hidden until it is shown', () => {
	fc.assert(fc.property(fc.subarray([...hideableColumns]), hidden => {
		assert.deepEqual(new Set(startTokensView(columnHabits(hidden)).hiddenColumns), new Set(hidden));
		const olderHabits = startTokensView({hiddenColumns: columnHabits(hidden).hiddenColumns});
		assert.deepEqual(new Set(olderHabits.hiddenColumns), new Set([...hidden, ...columnsHiddenAtFirst]));
	}));
});

const unnamed = {variables: {}};
const plant: Profile = {
	name: 'plant', origin: 'saved', host: '', accountId: '', clusters: ['one', 'two', 'three'].map((name, index) => ({id: 'abc'[index]!, name})), secretSources: [], isReadOnly: false, isProtected: false,
};

test('lists start with the order, columns, preview and cluster of the last run, without marks and without a filter', () => {
	assert.deepEqual(startTokensView({}), initialTokensView);
	const view = startTokensView({
		tokensSort: {column: 'created', descending: true}, hiddenColumns: ['id', 'id'], showsPreview: false, filters: ['edge'],
	});
	assert.deepEqual(view, {
		...initialTokensView, sort: {column: 'created', descending: true}, hiddenColumns: [...columnsHiddenAtFirst, 'id'], showsPreview: false,
	});
	assert.deepEqual(startClustersView({}, plant, unnamed), initialClustersView);
	assert.deepEqual(startClustersView({clusters: {lab: 'x'}}, {...plant, name: 'toString'}, unnamed), initialClustersView);
	const clusters = startClustersView({clusters: {plant: 'b'}, clustersSort: {column: 'tokens', descending: true}}, plant, unnamed);
	assert.deepEqual(clusters.sort, {column: 'tokens', descending: true});
	assert.equal(settle(clusters.position, ['a', 'b', 'c'], 2).cursor, 1);
	assert.equal(settle(clusters.position, ['a', 'c'], 2).cursor, 0);
	const byVariable = startClustersView({clusters: {plant: 'b'}}, plant, {cluster: 'three', variables: {}});
	assert.equal(byVariable.position.cursorId, 'c');
});

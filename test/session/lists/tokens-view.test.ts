import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {
	initialTokensView,
	reduceTokensView,
	type TokensView,
	type TokensViewEvent,
} from '../../../source/session/lists/tokens-view.js';

const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...ids);
const shownIds = fc.subarray([...ids]);
const height = fc.integer({min: 1, max: 4});
const filterText = fc.constantFrom('', '  ', 'edge', 'db:flight2', 'datbase:x', 'age>', '"open', 'a|b !c', 'status:active');

const event = fc.oneof<Array<fc.Arbitrary<TokensViewEvent>>>(
	fc.record({
		type: fc.constant('moved' as const), move: fc.constantFrom('up' as const, 'down' as const, 'first' as const, 'last' as const), shownIds, height,
	}),
	fc.constantFrom<TokensViewEvent>({type: 'filter-opened', history: []}, {type: 'filter-kept'}, {type: 'filter-cleared'}, {type: 'inactive-toggled'}, {type: 'preview-toggled'}, {type: 'marks-cleared'}),
	filterText.map(text => ({type: 'filter-typed', text})),
	fc.record({
		type: fc.constant('marked' as const), id, shownIds, height,
	}),
	fc.record({type: fc.constant('range-marked' as const), id, shownIds}),
	fc.record({type: fc.constant('all-marked' as const), shownIds}),
	fc.record({type: fc.constant('ids-marked' as const), ids: fc.array(id)}),
	fc.subarray([...ids]).map(there => ({type: 'marks-pruned', isThere: (each: string) => (there as readonly string[]).includes(each)})),
	fc.record({type: fc.constant('settled' as const), shownIds, height}),
	fc.record({type: fc.constant('sorted' as const), sort: fc.record({column: fc.constantFrom('status' as const, 'created' as const), descending: fc.boolean()})}),
);

const events = fc.array(event, {maxLength: 30});
const after = (happened: readonly TokensViewEvent[]) => happened.reduce<TokensView>((view, each) => reduceTokensView(view, each), initialTokensView);

test('the list uses the last filter that has no mistake, and the error belongs to the typed text', () => {
	fc.assert(fc.property(events, happened => {
		let view = initialTokensView;
		let last = '';
		for (const each of happened) {
			view = reduceTokensView(view, each);
			const typed = each.type === 'filter-typed' ? each.text : (['filter-cleared', 'filter-opened'].includes(each.type) ? '' : view.filterText);
			assert.equal(view.filterText, typed);
			const parsed = parseFilter(typed);
			if (typed.trim() === '' || parsed.ok) {
				last = typed;
			}

			const good = parseFilter(last);
			assert.deepEqual(view.query, last.trim() !== '' && good.ok ? good.query : undefined);
			assert.equal(view.filterError !== undefined, typed.trim() !== '' && !parsed.ok);
		}
	}));
});

test('only events about marks change the marks, so a filter and a sort do not, and a move does only in an open range', () => {
	const marking = new Set(['marked', 'range-marked', 'all-marked', 'ids-marked', 'marks-cleared', 'marks-pruned']);
	fc.assert(fc.property(events, event, (happened, last) => {
		const before = after(happened);
		const view = reduceTokensView(before, last);
		if (!marking.has(last.type) && (last.type !== 'moved' || before.marks.range === undefined)) {
			assert.equal(view.marks, before.marks);
		}

		if (last.type === 'ids-marked') {
			assert.deepEqual(view.marks.ids, before.marks.ids.union(new Set(last.ids)));
		} else if (last.type === 'marks-pruned') {
			assert.deepEqual(view.marks.ids, new Set([...before.marks.ids].filter(each => last.isThere(each))));
		}
	}));
});

test('Space marks or unmarks the row and moves the cursor down', () => {
	fc.assert(fc.property(events, id, height, (happened, marked, rows) => {
		const before = after(happened);
		const view = reduceTokensView(before, {
			type: 'marked', id: marked, shownIds: ids, height: rows,
		});
		assert.deepEqual(view.marks.ids, before.marks.ids.symmetricDifference(new Set([marked])));
		assert.deepEqual(view.position, reduceTokensView(before, {
			type: 'moved', move: 'down', shownIds: ids, height: rows,
		}).position);
	}));
});

test('each toggle changes only its own field, and typing never ends filter mode', () => {
	fc.assert(fc.property(events, filterText, (happened, text) => {
		const before = after(happened);
		assert.deepEqual(reduceTokensView(before, {type: 'inactive-toggled'}), {...before, showsInactive: !before.showsInactive});
		assert.deepEqual(reduceTokensView(before, {type: 'preview-toggled'}), {...before, showsPreview: !before.showsPreview});
		assert.equal(reduceTokensView(before, {type: 'filter-typed', text}).mode, before.mode);
		assert.equal(reduceTokensView(before, {type: 'filter-opened', history: []}).mode, 'filtering');
		assert.equal(reduceTokensView(before, {type: 'filter-kept'}).mode, 'browsing');
		const cleared = reduceTokensView(before, {type: 'filter-cleared'});
		assert.deepEqual([cleared.mode, cleared.filterText, cleared.query, cleared.filterError], ['browsing', '', undefined, undefined]);
	}));
});

test('a sort puts the cursor on the first row after any other events', () => {
	fc.assert(fc.property(events, shownIds, height, (happened, shown, rows) => {
		const sorted = reduceTokensView(after(happened), {type: 'sorted', sort: {column: 'created', descending: true}});
		const {position} = reduceTokensView(sorted, {type: 'settled', shownIds: shown, height: rows});
		assert.deepEqual(position, {cursorId: shown[0], cursor: 0, top: 0});
	}));
});

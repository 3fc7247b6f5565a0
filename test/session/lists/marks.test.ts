import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	growRange,
	keepMarks,
	markAll,
	markRange,
	noMarks,
	toggleMark,
} from '../../../source/session/lists/marks.js';

const ids = fc.uniqueArray(fc.uuid(), {minLength: 1, maxLength: 30});

test('marking a row twice unmarks it', () => {
	fc.assert(fc.property(ids, fc.nat(), (rows, pick) => {
		const id = rows[pick % rows.length]!;
		const once = toggleMark(noMarks, id);
		assert.deepEqual([...once.ids], [id]);
		assert.equal(toggleMark(once, id).ids.size, 0);
	}));
});

test('a range marks every row between its ends, in either direction', () => {
	fc.assert(fc.property(ids, fc.nat(), fc.nat(), (rows, a, b) => {
		const [first, second] = [a % rows.length, b % rows.length];
		const marks = markRange(markRange(noMarks, rows[first]!, rows), rows[second]!, rows);
		assert.deepEqual([...marks.ids].toSorted(), rows.slice(Math.min(first, second), Math.max(first, second) + 1).toSorted());
		assert.equal(marks.range, undefined);
	}));
});

test('an open range marks the rows between its start and the cursor wherever the cursor has been, and keeps the marks that were there before', () => {
	fc.assert(fc.property(ids, fc.nat(), fc.nat(), fc.array(fc.nat(), {maxLength: 10}), (rows, marked, start, path) => {
		const row = (index: number): string => rows[index % rows.length]!;
		const before = toggleMark(noMarks, row(marked));
		let marks = markRange(before, row(start), rows);
		for (const step of path) {
			marks = growRange(marks, row(step), rows);
		}

		const [first, last] = [start % rows.length, (path.at(-1) ?? start) % rows.length].toSorted((a, b) => a - b);
		assert.deepEqual([...marks.ids].toSorted(), [...new Set([row(marked), ...rows.slice(first, last! + 1)])].toSorted());
		assert.deepEqual(markRange(marks, row(path.at(-1) ?? start), rows), {ids: marks.ids, range: undefined});
	}));
});

test('a range whose start the filter hides opens again at the second row, and what it has marked stays marked', () => {
	const started = markRange(noMarks, 'hidden', ['a', 'hidden']);
	const again = markRange(started, 'b', ['a', 'b']);
	assert.deepEqual([...again.ids], ['hidden', 'b']);
	assert.equal(again.range?.start, 'b');
});

test('marking all marks every shown row, marking all again unmarks them, and marks that a filter hides stay', () => {
	const hidden = toggleMark(noMarks, 'hidden');
	const all = markAll(hidden, ['a', 'b']);
	assert.deepEqual([...all.ids].toSorted(), ['a', 'b', 'hidden']);
	assert.deepEqual([...markAll(all, ['a', 'b']).ids], ['hidden']);
});

test('marks on tokens that are gone are dropped, and the marks stay the same object when no token is gone', () => {
	const marks = toggleMark(toggleMark(noMarks, 'a'), 'b');
	assert.deepEqual([...keepMarks(marks, id => id === 'a').ids], ['a']);
	assert.equal(keepMarks(marks, () => true), marks);
});

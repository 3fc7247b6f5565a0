import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
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
		assert.equal(marks.rangeStart, undefined);
	}));
});

test('a range whose start the filter hides starts again at the second row and marks nothing', () => {
	const started = markRange(noMarks, 'hidden', ['a', 'hidden']);
	const again = markRange(started, 'b', ['a', 'b']);
	assert.equal(again.ids.size, 0);
	assert.equal(again.rangeStart, 'b');
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

import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	move,
	settle,
	startOfList,
	windowOf,
	type Move,
} from '../../../source/session/lists/list-window.js';

const moves: readonly Move[] = ['up', 'down', 'page-up', 'page-down', 'half-page-up', 'half-page-down', 'first', 'last'];
const idsOf = (length: number) => Array.from({length}, (_, index) => `id-${index}`);
const height = fc.integer({min: 1, max: 40});

test('after any moves the cursor is inside the window, and the window is full when there are enough rows', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 200}), fc.array(fc.tuple(fc.constantFrom(...moves), height), {maxLength: 60}), (length, steps) => {
		const ids = idsOf(length);
		let position = startOfList;
		for (const [step, rows] of steps) {
			position = move(position, step, ids, rows);
			const {from, to} = windowOf(position, length, rows);
			assert.ok(from <= position.cursor);
			assert.ok(position.cursor < to);
			assert.equal(to - from, Math.min(rows, length));
			assert.equal(ids[position.cursor], position.cursorId);
		}
	}));
});

test('at its edge the window moves by one row with the cursor, and inside not at all', () => {
	fc.assert(fc.property(fc.integer({min: 2, max: 80}), fc.array(fc.constantFrom<Move>('up', 'down'), {maxLength: 120}), height, (length, steps, rows) => {
		const ids = idsOf(length);
		let position = startOfList;
		for (const step of steps) {
			const {top} = position;
			position = move(position, step, ids, rows);
			const isAtEdge = step === 'down' ? position.cursor === top + rows : position.cursor === top - 1;
			assert.equal(position.top, isAtEdge ? top + (step === 'down' ? 1 : -1) : top);
		}
	}));
});

test('each move leads to the same row as a simple calculation', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 50}), fc.nat(49), height, (length, start, rows) => {
		const ids = idsOf(length);
		const from = settle({cursorId: undefined, cursor: start, top: 0}, ids, rows);
		assert.equal(move(from, 'down', ids, rows).cursor, Math.min(length - 1, from.cursor + 1));
		assert.equal(move(from, 'up', ids, rows).cursor, Math.max(0, from.cursor - 1));
		assert.equal(move(from, 'first', ids, rows).cursor, 0);
		assert.equal(move(from, 'last', ids, rows).cursor, length - 1);
		assert.equal(move(from, 'page-down', ids, rows).cursor, Math.min(length - 1, from.cursor + Math.max(1, rows - 1)));
	}));
});

test('the cursor stays on its ID when the rows are shuffled or other rows are added', () => {
	fc.assert(fc.property(fc.uniqueArray(fc.uuid(), {minLength: 1, maxLength: 60}), fc.uniqueArray(fc.uuid(), {maxLength: 20}), fc.nat(), height, (ids, others, seed, rows) => {
		const before = settle({cursorId: ids[seed % ids.length], cursor: 0, top: 0}, ids, rows);
		const shuffled = [...others, ...ids].toSorted((a, b) => a.slice(seed % 8).localeCompare(b.slice(seed % 8)));
		assert.equal(settle(before, shuffled, rows).cursorId, before.cursorId);
	}));
});

test('when the id is gone the cursor stays on its row, or on the last one', () => {
	const ids = idsOf(10);
	const onLast = move(startOfList, 'last', ids, 4);
	assert.deepEqual(settle(onLast, ids.slice(0, 9), 4), {cursorId: 'id-8', cursor: 8, top: 5});
	const onThird = settle({cursorId: 'id-2', cursor: 2, top: 0}, ids, 4);
	assert.equal(settle(onThird, ids.filter(id => id !== 'id-2'), 4).cursorId, 'id-3');
});

test('a list that becomes empty keeps the cursor\'s ID, and the cursor is on it again when the rows return', () => {
	const ids = idsOf(10);
	const onLast = move(startOfList, 'last', ids, 4);
	assert.equal(settle(settle(onLast, [], 4), ids, 4).cursorId, 'id-9');
});

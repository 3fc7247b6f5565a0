import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {changedParts} from '../../../../source/screens/editor/review/changed-parts.js';
import {reviewLines} from '../../../../source/screens/editor/review/review-lines.js';
import {wrapCells} from '../../../../source/screens/editor/review/wrap-cells.js';
import {widthOf} from '../../../../source/terminal/cut.js';

const text = fc.string({unit: fc.constantFrom('a', 'b', ' ', '日', '👩‍👩‍👧', 'é'), maxLength: 60});

test('the changed parts are what differs between the common start and the common end', () => {
	fc.assert(fc.property(text, text, (before, after) => {
		const parts = changedParts(before, after);
		assert.equal(before.slice(0, parts.before.from), after.slice(0, parts.after.from));
		assert.equal(before.slice(parts.before.to), after.slice(parts.after.to));
		assert.equal(parts.before.from === parts.before.to && parts.after.from === parts.after.to, before === after);
	}));
	assert.deepEqual(changedParts('OPS-1234, yearly', 'OPS-1299, yearly'), {before: {from: 6, to: 8}, after: {from: 6, to: 8}});
});

test('the rows of a wrapped text are the whole text, and none is wider than the window but for one blank', () => {
	fc.assert(fc.property(text, fc.integer({min: 2, max: 20}), (whole, cells) => {
		const rows = wrapCells(whole, cells);
		assert.equal(rows.map(row => row.text).join(''), whole);
		for (const row of rows) {
			assert.equal(whole.slice(row.from, row.from + row.text.length), row.text);
			assert.ok(widthOf(row.text.replace(/ $/, '')) <= cells, row.text);
		}
	}), {examples: [[' 👩‍👩‍👧👩‍👩‍👧日', 5]], numRuns: 1000});
});

test('both descriptions are whole at 80 columns, with carets below what changed', () => {
	const before = 'Telegraf on the edge nodes of plant Utrecht line 3, owner ops-utrecht@example.com, ticket OPS-1234, rotate yearly';
	const lines = reviewLines({description: before, permissions: []}, {description: before.replace('1234', '1299'), permissions: []}, {width: 74, isSpoken: false, show: shown => shown});
	assert.deepEqual(lines.map(line => line.text.trimEnd()), [
		'description',
		'  was      Telegraf on the edge nodes of plant Utrecht line 3, owner',
		'           ops-utrecht@example.com, ticket OPS-1234, rotate yearly',
		'                                                 ^^',
		'  becomes  Telegraf on the edge nodes of plant Utrecht line 3, owner',
		'           ops-utrecht@example.com, ticket OPS-1299, rotate yearly',
		'                                                 ^^',
	]);
});

test('a screen reader gets the changed part in words', () => {
	const lines = reviewLines({description: 'a 1', permissions: []}, {description: 'a 2', permissions: []}, {width: 74, isSpoken: true, show: shown => shown});
	assert.deepEqual(lines.map(line => line.text), ['description was: a 1', 'it becomes: a 2', 'changed in it: "1" becomes "2"']);
});

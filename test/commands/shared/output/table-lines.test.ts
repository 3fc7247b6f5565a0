import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {tableLines, type TableColumn} from '../../../../source/commands/shared/output/table-lines.js';
import {display} from '../../../../source/terminal/display.js';
import {widthOf} from '../../../../source/terminal/cut.js';

const id = '6f2c1c1e-0000-4000-8000-000000000000';
const columns: readonly TableColumn[] = [
	{title: 'STATUS'},
	{title: 'ID', narrow: 8},
	{title: 'DESCRIPTION', narrow: 'end'},
	{title: 'DATABASES', narrow: 'end'},
	{title: 'EXPIRES'},
];

test('a table in a pipe shortens nothing, aligns its columns by cells, and ends no line with spaces', () => {
	assert.deepEqual([...tableLines(columns, [
		['active', id, '温度センサー', 'a', 'never'],
		['revoked', id, 'x'.repeat(90), 'b', ''],
	], undefined)], [
		`STATUS   ${'ID'.padEnd(36)}  ${'DESCRIPTION'.padEnd(90)}  DATABASES  EXPIRES`,
		`active   ${id}  温度センサー${' '.repeat(78)}  a          never`,
		`revoked  ${id}  ${'x'.repeat(90)}  b`,
	]);
});

test('on a terminal the widest texts are shortened first, and IDs only if the texts would get too little room', () => {
	const rows = [['active', id, 'a description of some length, which goes on', 'sensors', '2027-01-31']];
	assert.equal([...tableLines(columns, rows, 100)].at(-1), `active  ${id}  a description of some length, …  sensors    2027-01-31`);
	assert.deepEqual([...tableLines(columns, rows, 80)], [
		'STATUS  ID        DESCRIPTION                              DATABASES  EXPIRES',
		'active  6f2c1c1e  a description of some length, which go…  sensors    2027-01-31',
	]);
});

test('no line is wider than the terminal, and every row has one line', () => {
	const cell = fc.string({unit: 'grapheme', maxLength: 60}).map(text => display(text));
	fc.assert(fc.property(fc.array(fc.array(cell, {minLength: 5, maxLength: 5}), {maxLength: 5}), fc.integer({min: 1, max: 200}), (rows, width) => {
		const lines = [...tableLines(columns, rows, width)];
		assert.equal(lines.length, rows.length + 1);
		for (const line of lines) {
			assert.ok(widthOf(line) <= width, line);
		}
	}));
});

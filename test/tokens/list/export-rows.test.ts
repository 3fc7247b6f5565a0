import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {display} from '../../../source/terminal/display.js';
import {exportRows} from '../../../source/tokens/list/export-rows.js';

const text = fc.oneof(
	fc.string({unit: 'binary', maxLength: 12}),
	fc.string({unit: fc.constantFrom('"', ',', '\n', '\r', '|', '\\', '=', '+', '-', '@', '\t', 'a', ' ', '\u{1B}', 'é'), maxLength: 8}),
);
const columns = ['id', 'description', 'cause'] as const;
const rows = fc.array(fc.record({id: text, description: text, cause: text}, {noNullPrototype: true}), {maxLength: 6});

/**
A CSV reader (RFC 4180) of the test's own, with quotes, doubled quotes, and commas and line ends inside quotes.
*/
function readCsv(csv: string): readonly string[][] {
	const records: string[][] = [];
	let record: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let index = 0; index < csv.length; index++) {
		const character = csv[index]!;
		if (isQuoted) {
			if (character !== '"') {
				cell += character;
			} else if (csv[index + 1] === '"') {
				cell += '"';
				index++;
			} else {
				isQuoted = false;
			}
		} else if (character === '"') {
			assert.equal(cell, '', 'a quote opens a cell');
			isQuoted = true;
		} else if (character === ',' || character === '\n') {
			record.push(cell);
			cell = '';
			if (character === '\n') {
				records.push(record);
				record = [];
			}
		} else {
			assert.notEqual(character, '\r');
			cell += character;
		}
	}

	assert.deepEqual([isQuoted, cell, record], [false, '', []]);
	return records;
}

// This check is written differently from the program's: it finds the first character that a spreadsheet sees when it ignores invisible characters.
function isRun(cell: string): boolean {
	if (['\t', '\n', '\r'].includes(cell[0] ?? '')) {
		return true;
	}

	const first = [...cell].find(character => /[^\s\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}]/u.test(character)) ?? '';
	return '=+-@＝＋－＠﹢﹣﹦﹫−'.includes(first) && first !== '';
}

test('formulas are made harmless, also after line ends, tabs, blanks and invisible characters, and in full-width forms', () => {
	for (const before of ['', '\n', '\r', '\r\n', '\t', ' ', '\u{A0}', '\u{200B}', '\u{FEFF}', ' \n ']) {
		for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
			const cell = `${before}${sign}HYPERLINK(1)`;
			const [, [read = ''] = []] = readCsv(exportRows([{id: cell}], ['id'], 'csv'));
			assert.equal(read, `'${cell}`);
		}
	}

	// A spreadsheet that splits at semicolons or tabs must not find a formula in the middle of a cell.
	assert.equal(exportRows([{id: 'a;=1'}, {id: 'a\t=1'}, {id: 'a b'}], ['id'], 'csv'), 'id\n"a;=1"\n"a\t=1"\na b\n');
});

test('CSV is read back unchanged, except for an apostrophe before a formula', () => {
	fc.assert(fc.property(rows, given => {
		const [head, ...records] = readCsv(exportRows(given, columns, 'csv'));
		assert.deepEqual(head, columns);
		assert.equal(records.length, given.length);
		for (const [index, record] of records.entries()) {
			for (const [place, cell] of record.entries()) {
				const original = given[index]![columns[place]!];
				assert.equal(cell, isRun(original) ? `'${original}` : original);
				assert.ok(!isRun(cell), cell);
			}
		}
	}));
});

test('JSON is read back unchanged', () => {
	fc.assert(fc.property(rows, given => {
		assert.deepEqual(JSON.parse(exportRows(given, columns, 'json')), given);
	}));
});

test('Markdown has one line for each row, with as many cells as the head, for any text in them', () => {
	fc.assert(fc.property(rows, given => {
		const lines = exportRows(given, columns, 'markdown').split('\n');
		assert.equal(lines.pop(), '');
		assert.equal(lines.length, given.length + 2);
		for (const line of lines) {
			// A bar that is not escaped separates two cells.
			assert.equal(line.replaceAll(/\\[\\|]/g, '').split('|').length, columns.length + 2);
			assert.doesNotMatch(line, /\p{Control}/u);
		}
	}));
});

test('an export has only the given columns, an empty cell for a missing value, and only the head when there are no rows', () => {
	const row = {id: '6f2c', cause: 'cut'};
	assert.equal(exportRows([row], ['cause', 'reason'], 'csv'), 'cause,reason\ncut,\n');
	assert.equal(exportRows([row], ['cause', 'reason'], 'markdown'), '| cause | reason |\n| --- | --- |\n| cut |  |\n');
	assert.equal(exportRows([], columns, 'csv'), 'id,description,cause\n');
	assert.equal(exportRows([], columns, 'json'), '[]\n');
});

test('with escapes, every format is harmless on a terminal and JSON has the same values; raw JSON is the output of JSON.stringify', () => {
	const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Line_Separator}\p{Paragraph_Separator}]|[^\P{Other}\n\r]/u;
	fc.assert(fc.property(rows, given => {
		for (const format of ['json', 'jsonl', 'csv', 'markdown'] as const) {
			assert.doesNotMatch(exportRows(given, columns, format, {escape: display}), unsafe, format);
		}

		assert.deepEqual(JSON.parse(exportRows(given, columns, 'json', {isRaw: true})), given);
		assert.equal(exportRows(given, columns, 'jsonl', {isRaw: true}), given.map(row => `${JSON.stringify(row)}\n`).join(''));
	}));
});

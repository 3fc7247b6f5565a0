import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {gutter} from '../../../source/components/gutter.js';
import {listColumns, roomFrom} from '../../../source/screens/tokens/list-columns.js';
import {hideableColumns, tokenColumns} from '../../../source/tokens/list/token-columns.js';
import {timeWidth} from '../../../source/tokens/time/time-form.js';

const choice = fc.record({
	sort: fc.record({column: fc.constantFrom('description' as const, ...hideableColumns), descending: fc.boolean()}),
	hidden: fc.subarray([...hideableColumns]),
	times: fc.record({form: fc.constantFrom('relative' as const, 'local' as const, 'utc' as const), now: fc.constant(Date.parse('2026-03-02T04:20:19Z')), timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'UTC')}),
});

test('a list fits its width and leaves out the hidden columns, for any choice of columns and any form of times', () => {
	fc.assert(fc.property(fc.integer({min: 60, max: 300}), choice, (width, chosen) => {
		const shown = listColumns(width, chosen);
		const taken = gutter + shown.reduce((sum, column) => sum + column.width + 2, -2);
		assert.ok(taken < width, `${taken} cells of ${width}`);
		assert.ok(shown.every(({column}) => !(chosen.hidden as readonly string[]).includes(column)));
		for (const {column, width: cells} of shown) {
			assert.ok(cells >= (column === 'description' ? 13 : (tokenColumns[column].isTime ? timeWidth(chosen.times) : 8)), `${column} has ${cells} cells`);
		}
	}));
});

test('the list shows a column from the width on that the menu names', () => {
	fc.assert(fc.property(fc.constantFrom(...hideableColumns), choice, (column, chosen) => {
		const from = roomFrom(column, chosen);
		const wished = {...chosen, hidden: chosen.hidden.filter(hidden => hidden !== column)};
		const isThereAt = (width: number) => listColumns(width, wished).some(shown => shown.column === column);
		assert.notEqual(from, undefined);
		for (let width = 60; width < 300; width++) {
			assert.equal(isThereAt(width), width >= from!, `${column} at ${width}, from ${from}`);
		}
	}), {numRuns: 30});
});

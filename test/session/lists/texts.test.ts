import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {findDatabases} from '../../../source/screens/editor/find-databases.js';
import type {Move} from '../../../source/session/lists/list-window.js';
import {scrolled} from '../../../source/session/lists/scrolled.js';

const word = fc.string({
	unit: fc.constantFrom('a', 'B', 'ß', '書', '-', '*', '/', '\u{1F3ED}'), minLength: 1, maxLength: 6,
});

const names = fc.uniqueArray(fc.oneof(word, fc.constantFrom('flight2', 'Flight3', 'my-flight', 'sensors', 'plant/line-1')), {maxLength: 12, size: 'max'});

test('every database that contains the text is found, those that begin with it come first, the rest keeps the cluster\'s order, and a name that is typed whole is not offered alone', () => {
	fc.assert(fc.property(names, fc.oneof(word, fc.constantFrom('', '*', ' flight ', 'FLI', 'e')), fc.integer({min: 1, max: 15}), (databases, text, most) => {
		const wanted = text.trim().toLowerCase();
		const isAll = wanted === '' || wanted === '*';
		const found = findDatabases(text, databases, most);
		const expected = databases
			.map((name, index) => ({name, index, place: name.toLowerCase().indexOf(wanted)}))
			.filter(({place}) => place !== -1)
			.toSorted((a, b) => Number(a.place > 0) - Number(b.place > 0) || a.index - b.index)
			.map(({name}) => name);
		const all = [...(isAll ? ['*'] : []), ...expected];
		assert.deepEqual(found, all.join('\n') === text ? [] : all.slice(0, most));
	}));
});

const move = fc.constantFrom<Move>('up', 'down', 'page-up', 'page-down', 'half-page-up', 'half-page-down', 'first', 'last');

test('text scrolls between its first and last line, and a page down shows two lines of the page before and is undone by a page up', () => {
	fc.assert(fc.property(fc.array(move, {maxLength: 30}), fc.integer({min: 1, max: 40}), fc.nat(200), (moves, height, last) => {
		let top = 0;
		for (const each of moves) {
			const before = top;
			top = scrolled(before, each, {height, last});
			assert.ok(top >= 0);
			assert.ok(top <= last);
			assert.ok(['first', 'last'].includes(each) || Math.abs(top - before) <= Math.max(1, height - 2, Math.floor(height / 2)));
			if (!(each === 'page-down' && top < last && height > 2)) {
				continue;
			}

			assert.equal(top, before + height - 2);
			assert.equal(scrolled(top, 'page-up', {height, last}), before);
		}

		assert.equal(scrolled(top, 'first', {height, last}), 0);
		assert.equal(scrolled(top, 'last', {height, last}), last);
	}));
});

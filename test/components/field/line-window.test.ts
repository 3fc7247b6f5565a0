import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {lineWindow, type LineWindow} from '../../../source/components/field/line-window.js';
import {widthOf} from '../../../source/terminal/cut.js';

const drawn = ({goesOnBefore, before, under, after, goesOnAfter}: LineWindow): string => `${goesOnBefore ? '<' : ''}${before}[${under}]${after}${goesOnAfter ? '>' : ''}`;

test('a line that fits is shown whole, and a longer one around its cursor, with signs where it goes on', () => {
	const text = 'abcdefghij';
	assert.equal(drawn(lineWindow({
		text, cursor: 10, start: 0, width: 11,
	})), 'abcdefghij[]');
	assert.equal(drawn(lineWindow({
		text, cursor: 10, start: 0, width: 6,
	})), '<ghij[]');
	assert.equal(drawn(lineWindow({
		text, cursor: 0, start: 0, width: 6,
	})), '[a]bcde>');
	// The part stays where it is while the cursor is in it.
	assert.equal(drawn(lineWindow({
		text, cursor: 7, start: 6, width: 6,
	})), '<g[h]ij');
	assert.equal(drawn(lineWindow({
		text, cursor: 4, start: 6, width: 6,
	})), '<d[e]fg>');
});

const texts = fc.string({unit: fc.constantFrom('a', 'b', ' ', 'セ', '🇩🇪', '한', 'e\u{301}'), maxLength: 60});

test('the part is never wider than the field, holds the cursor, and shows the text around it', () => {
	fc.assert(fc.property(texts, fc.nat(), fc.nat(), fc.integer({min: 6, max: 40}), (text, at, from, width) => {
		const places = [...[...new Intl.Segmenter().segment(text)].map(({index}) => index), text.length];
		const cursor = places[at % places.length]!;
		const start = places[from % places.length]!;
		const part = lineWindow({
			text, cursor, start, width,
		});
		const cells = widthOf(part.before) + Math.max(1, widthOf(part.under)) + widthOf(part.after) + (part.goesOnBefore ? 1 : 0) + (part.goesOnAfter ? 1 : 0);
		assert.ok(cells <= width, JSON.stringify(part));
		assert.equal(text.slice(part.start, cursor), part.before);
		assert.ok(text.slice(cursor).startsWith(part.under + part.after));
		assert.equal(part.goesOnBefore, part.start > 0);
		assert.equal(part.goesOnAfter, cursor + part.under.length + part.after.length < text.length);
		// The same call again changes nothing.
		assert.deepEqual(lineWindow({
			text, cursor, start: part.start, width,
		}), part);
	}), {numRuns: 2000});
});

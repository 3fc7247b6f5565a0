import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {wrapWords} from '../../source/components/wrap-words.js';
import {widthOf} from '../../source/terminal/cut.js';

const word = fc.string({unit: fc.constantFrom('a', 'b', '日', 'é', '-'), minLength: 1, maxLength: 30});
const text = fc.array(word, {maxLength: 20}).map(words => words.join(' '));

test('no character but blanks is lost, and no line is wider than the room', () => {
	fc.assert(fc.property(text, fc.integer({min: 2, max: 90}), fc.nat(60), (whole, width, hang) => {
		const lines = wrapWords(whole, width, hang);
		assert.equal(lines.join('').replaceAll(' ', ''), whole.replaceAll(' ', ''));
		for (const line of lines) {
			assert.ok(widthOf(line) <= width, `${line} in ${width}`);
			assert.notEqual(line.trim(), '');
		}
	}));
});

test('a word is broken only where it is wider than a line', () => {
	fc.assert(fc.property(text, fc.integer({min: 30, max: 90}), (whole, width) => {
		fc.pre(whole.split(' ').every(part => widthOf(part) <= width));
		assert.equal(wrapWords(whole, width).join(' '), whole);
	}));
});

test('a line goes on below the text after its label', () => {
	assert.deepEqual(wrapWords('Description   Telegraf on the edge nodes of plant Utrecht', 40, 14), ['Description   Telegraf on the edge nodes', '              of plant Utrecht']);
	assert.deepEqual(wrapWords('', 40), []);
});

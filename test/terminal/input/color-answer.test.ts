import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {ColorAnswer} from '../../../source/terminal/input/color-answer.js';
import {KeyReader} from '../../../source/terminal/input/key-reader.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';

const bodies = ['rgb:ffff/ffff/ffff', 'rgb:1e/1e/1e', 'rgba:0000/2b2b/3636/ffff', '#fdf6e3'];
const ends = ['\u{7}', '\u{1B}\\'];
const answer = '\u{1B}]11;rgb:ffff/ffff/ffff\u{7}';

/**
A reader whose pause for Esc is this long in ms, the keys that have come out of it, and the colours.
*/
function startReader(escapeDelay = 1_000_000) {
	const read: string[] = [];
	const colors: string[] = [];
	const reader = new KeyReader(delivery => {
		read.push(...delivery.keys);
	}, escapeDelay);
	reader.expectColor(color => {
		colors.push(color);
	});
	return {reader, read, colors};
}

test('an answer in any parts presses no key, gives its colour, and leaves the keys around it as they were', () => {
	const typed = fc.array(fc.constantFrom('a', 'D', '/', '\r', control('c'), control('g'), keys.up, '\u{1B}j', paste('q]11;'), ']', '1'), {maxLength: 5});
	const cuts = fc.array(fc.integer({min: 1, max: 12}), {maxLength: 30});
	fc.assert(fc.property(fc.tuple(typed, typed), fc.tuple(fc.constantFrom(...bodies), fc.constantFrom(...ends)), cuts, ([before, after], [body, end], lengths) => {
		const {reader, read, colors} = startReader();
		const bytes = `${before.join('')}\u{1B}]11;${body}${end}${after.join('')}`;
		let index = 0;
		for (const length of [...lengths, bytes.length]) {
			reader.receive(bytes.slice(index, index + length));
			index += length;
		}

		reader.end();
		assert.deepEqual(colors, [body]);
		assert.deepEqual(read, [...before, ...after]);
	}), {numRuns: 2000, examples: [[[['a', 'a'], [paste('q]11;'), ']']], ['rgba:0000/2b2b/3636/ffff', '\u{1B}\\'], [5, 10, 9, 3, 10, 8]]]});
});

test('before the question nothing is taken out', () => {
	const colors = new ColorAnswer();
	assert.deepEqual(colors.strip(answer, ''), {text: answer, rest: ''});
});

test('an answer that is cut after ESC, with a pause in which ESC becomes Esc, types nothing', async () => {
	const {reader, read, colors} = startReader(1);
	reader.receive('\u{1B}');
	await waitFor(() => read.length > 0);
	for (const character of answer.slice(1)) {
		reader.receive(character);
	}

	reader.receive('j');
	assert.deepEqual(read, [keys.escape, 'j']);
	assert.deepEqual(colors, ['rgb:ffff/ffff/ffff']);
});

test('an answer whose end was given up types nothing when the end comes after all', () => {
	for (const end of ends) {
		const whole = `\u{1B}]11;rgb:ffff/ffff/ffff${end}`;
		for (let length = 2; length < whole.length; length++) {
			const color = new ColorAnswer();
			color.expect(() => undefined);
			assert.equal(color.strip(whole.slice(0, length), '').text, '');
			assert.ok(color.isOpen);
			assert.equal(color.cut(), '');
			assert.ok(!color.isOpen);
			assert.equal(color.strip('j', '').text, 'j');
			assert.equal(color.strip(`${whole.slice(length)}k`, '').text, 'k', JSON.stringify(whole.slice(0, length)));
			assert.equal(color.strip(control('g'), '').text, control('g'));
		}
	}
});

test('a key in the middle of an answer is a key, and the answer is given up', () => {
	for (const key of [control('c'), 'j', keys.up, keys.enter]) {
		const {reader, read, colors} = startReader();
		reader.receive('\u{1B}]11;rgb:ff');
		reader.receive(key);
		reader.receive(answer);
		assert.deepEqual(read, [key]);
		assert.deepEqual(colors, ['rgb:ffff/ffff/ffff']);
	}
});

test('text in the brackets of a paste stays as it was pasted', () => {
	const {reader, read, colors} = startReader();
	const pasted = paste('x]11;rgb:0/0/0');
	reader.receive(pasted.slice(0, 7));
	reader.receive(pasted.slice(7));
	assert.deepEqual(read, [pasted]);
	assert.deepEqual(colors, []);
});

test('] after the key Esc is a key', () => {
	const color = new ColorAnswer();
	color.expect(() => undefined);
	assert.equal(color.strip('\u{1B}', '').text, '\u{1B}');
	assert.equal(color.strip(']', '').text, '');
	assert.equal(color.cut(), ']');
	assert.equal(color.strip('\u{1B}', '').text, '\u{1B}');
	assert.equal(color.strip(']x', '').text, ']x');
});

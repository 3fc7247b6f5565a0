import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {splitKeys} from '../../../source/terminal/input/split-keys.js';
import {control, keys, paste} from '../../helpers/keys.js';

const singleKeys = [
	...Object.values(keys),
	'a',
	'Z',
	'/',
	'ü',
	'セ',
	'🚀',
	'e\u{301}',
	'👩\u{200D}💻',
	control('c'),
	control('z'),
	'\n',
	'\u{1B}j', // Alt+J
	'\u{1B}[1;5C', // Ctrl+Right
	'\u{1B}OP', // F1
	'\u{1B}O1;2P', // Shift+F1 of old terminals
	'\u{1B}[15~', // F5
	'\u{1B}[[A', // F1 of the Linux console
	'\u{1B}[2$', // Shift+Insert of rxvt
	'\u{1B}\u{1B}[A', // Alt+Up of rxvt
	'\u{1B}[I', // A focus event
	paste('two\nlines \u{1B}[A'),
];

test('each key that arrives alone is one key', () => {
	for (const key of singleKeys) {
		assert.deepEqual(splitKeys(key, true), {keys: [key], rest: ''}, JSON.stringify(key));
	}
});

test('keys that arrived together are split', () => {
	assert.deepEqual(splitKeys('jjj\r').keys, ['j', 'j', 'j', '\r']);
	assert.deepEqual(splitKeys('\r\n').keys, ['\r', '\n']);
	assert.deepEqual(splitKeys('\u{7F}\u{7F}a').keys, ['\u{7F}', '\u{7F}', 'a']);
	assert.deepEqual(splitKeys(keys.up + keys.up + 'x' + keys.left).keys, [keys.up, keys.up, 'x', keys.left]);
	assert.deepEqual(splitKeys('a' + paste('b\r') + 'c').keys, ['a', paste('b\r'), 'c']);
	assert.deepEqual(splitKeys('\u{1B}\u{1B}j').keys, ['\u{1B}', '\u{1B}j'], 'Esc, then Alt+J');
	assert.deepEqual(splitKeys('\u{1B}\u{1B}', true).keys, ['\u{1B}', '\u{1B}'], 'Esc twice');
});

test('the beginning of a sequence is kept, and is a key when nothing follows it', () => {
	for (const open of ['\u{1B}', '\u{1B}[', '\u{1B}O', '\u{1B}[1;', '\u{1B}[[']) {
		assert.deepEqual(splitKeys(`a${open}`), {keys: ['a'], rest: open});
		const isKey = open !== '\u{1B}[1;';
		assert.deepEqual(splitKeys(open, true), {keys: isKey ? [open] : [], rest: ''}, 'a sequence with parameters is none');
	}

	assert.deepEqual(splitKeys(`\u{1B}[200${keys.up}`), {keys: [keys.up], rest: ''});
	assert.deepEqual(splitKeys('\u{1B}[20\u{1B}', true), {keys: [keys.escape], rest: ''});

	const open = paste('text').slice(0, -1);
	assert.deepEqual(splitKeys(open, true), {keys: [], rest: open}, 'an unfinished paste never gives keys');
});

test('a terminal\'s late answer to a query is not a key', () => {
	for (const answer of ['\u{1B}]11;rgb:0000/0000/0000\u{7}', '\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\', '\u{1B}P>|xterm(390)\u{1B}\\', '\u{1B}_Gi=1;OK\u{1B}\\']) {
		assert.deepEqual(splitKeys(`a${answer}b`), {keys: ['a', 'b'], rest: ''});
		for (let length = 1; length < answer.length; length++) {
			assert.deepEqual(splitKeys(answer.slice(0, length)), {keys: [], rest: answer.slice(0, length)});
		}
	}

	assert.deepEqual(splitKeys('\u{1B}]ab', true).keys, ['\u{1B}]', 'a', 'b'], 'Alt+] and two letters');
});

test('a run of text of more than 64 characters is a paste, also with line breaks', () => {
	const long = 'a line of forty characters and some more\r'.repeat(3);
	assert.deepEqual(splitKeys(long).keys, [paste(long)]);
	assert.deepEqual(splitKeys(`${keys.up}${long}${keys.down}`).keys, [keys.up, paste(long), keys.down]);
	assert.equal(splitKeys('x'.repeat(64)).keys.length, 64);
	assert.equal(splitKeys('x'.repeat(65)).keys.length, 1);
});

const sequence = fc.array(fc.constantFrom(...singleKeys), {maxLength: 20});

test('every key that was typed comes out whole and in order, wherever the reads end', () => {
	fc.assert(fc.property(sequence, fc.array(fc.nat(40)), (typed, lengths) => {
		const text = typed.join('');
		const released: string[] = [];
		let rest = '';
		let index = 0;
		for (const length of [...lengths, text.length]) {
			const split = splitKeys(rest + text.slice(index, index + length));
			released.push(...split.keys);
			rest = split.rest;
			index += length;
		}

		released.push(...splitKeys(rest, true).keys);
		assert.equal(released.join(''), text);
	}), {numRuns: 500});
});

test('a key that comes out is not split again', () => {
	fc.assert(fc.property(fc.oneof(sequence.map(typed => typed.join('')), fc.string({unit: 'binary', maxLength: 60})), text => {
		for (const key of splitKeys(text, true).keys) {
			assert.deepEqual(splitKeys(key, true).keys, [key]);
		}
	}), {numRuns: 500});
});

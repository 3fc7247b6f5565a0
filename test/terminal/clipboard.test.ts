import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import fc from 'fast-check';
import {clipboardSequence, multiplexerOf, type Multiplexer} from '../../source/terminal/clipboard.js';

function sequenceOf(text: string, through: Multiplexer): string {
	const result = clipboardSequence(text, through);
	assert.ok(result.ok);
	return result.value;
}

test('clipboardSequence is OSC 52 with the text in base64', () => {
	const sequence = sequenceOf('6f2c1d3e Überwachung', undefined);
	assert.ok(sequence.startsWith('\u{1B}]52;c;'));
	assert.ok(sequence.endsWith('\u{7}'));
	assert.equal(Buffer.from(sequence.slice(7, -1), 'base64').toString('utf8'), '6f2c1d3e Überwachung');
});

test('tmux gets the sequence in one string that it passes on, and GNU screen in short ones', () => {
	assert.equal(sequenceOf('abc', 'tmux'), '\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YWJj\u{7}\u{1B}\\');
	assert.equal(sequenceOf('abc', 'screen'), '\u{1B}P\u{1B}]52;c;YWJj\u{7}\u{1B}\\');
	const text = fc.string({maxLength: 2000, unit: 'grapheme'}).filter(value => clipboardSequence(value, undefined).ok);
	fc.assert(fc.property(text, value => {
		const bare = sequenceOf(value, undefined);
		assert.equal(sequenceOf(value, 'tmux').slice('\u{1B}Ptmux;'.length, -2).replaceAll('\u{1B}\u{1B}', '\u{1B}'), bare);
		const pieces = sequenceOf(value, 'screen').split('\u{1B}P').slice(1);
		assert.ok(pieces.every(piece => piece.endsWith('\u{1B}\\') && piece.length <= 78));
		assert.equal(pieces.map(piece => piece.slice(0, -2)).join(''), bare);
	}));
});

test('clipboardSequence refuses the shortest text whose base64 is too long', () => {
	// The limit of 74,994 is not a multiple of 4: the base64 of 56,244 bytes has 74,992 characters, and that of 56,245 bytes has 74,996.
	assert.ok(clipboardSequence('x'.repeat(56_244), undefined).ok);
	const result = clipboardSequence('x'.repeat(56_245), undefined);
	assert.ok(!result.ok);
	assert.match(result.message, /too long/u);
});

test('clipboardSequence refuses text with control characters', () => {
	for (const text of ['rm -rf ~\n', 'a\u{1B}b', 'a\u{9D}b', 'a\u{7F}b']) {
		const result = clipboardSequence(text, undefined);
		assert.ok(!result.ok);
		assert.match(result.message, /control characters/u);
	}
});

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
test('the environment names the program in between, and tmux comes before GNU screen', () => {
	assert.equal(multiplexerOf({}), undefined);
	assert.equal(multiplexerOf({TMUX: '', STY: ''}), undefined);
	assert.equal(multiplexerOf({TMUX: '/tmp/tmux-1000/default,1,0'}), 'tmux');
	assert.equal(multiplexerOf({STY: '4711.pts-1.host'}), 'screen');
	assert.equal(multiplexerOf({TMUX: '/tmp/tmux-1000/default,1,0', STY: '4711.pts-1.host'}), 'tmux');
});
/* eslint-enable @typescript-eslint/naming-convention */

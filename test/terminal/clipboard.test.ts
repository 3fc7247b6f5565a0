import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {PassThrough} from 'node:stream';
import test from 'node:test';
import {clipboardSequence, writeClipboard} from '../../source/terminal/clipboard.js';

test('clipboardSequence is OSC 52 with the text in base64', () => {
	const result = clipboardSequence('6f2c1d3e Überwachung');
	assert.ok(result.ok);
	assert.ok(result.value.startsWith('\u{1B}]52;c;'));
	assert.ok(result.value.endsWith('\u{7}'));
	assert.equal(Buffer.from(result.value.slice(7, -1), 'base64').toString('utf8'), '6f2c1d3e Überwachung');
});

test('clipboardSequence refuses the shortest text whose base64 is too long', () => {
	// The limit of 74,994 is not a multiple of 4: the base64 of 56,244 bytes has 74,992 characters, and that of 56,245 bytes has 74,996.
	assert.ok(clipboardSequence('x'.repeat(56_244)).ok);
	const result = clipboardSequence('x'.repeat(56_245));
	assert.ok(!result.ok);
	assert.match(result.message, /too long/u);
});

test('writeClipboard writes the sequence, and nothing for text with control characters', () => {
	const stdout = new PassThrough({encoding: 'utf8'});
	assert.ok(writeClipboard(stdout, 'abc').ok);
	assert.equal(stdout.read(), '\u{1B}]52;c;YWJj\u{7}');
	for (const text of ['rm -rf ~\n', 'a\u{1B}b', 'a\u{9D}b', 'a\u{7F}b']) {
		const result = writeClipboard(stdout, text);
		assert.ok(!result.ok);
		assert.match(result.message, /control characters/u);
		assert.equal(stdout.read(), null);
	}
});

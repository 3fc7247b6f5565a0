import assert from 'node:assert/strict';
import test from 'node:test';
import {clipboardWords} from '../../../source/session/clipboard/clipboard-words.js';

test('each sentence about a copy fits into the message line of 80 columns and says what must be allowed', () => {
	for (const way of ['in-tmux', 'past-tmux', 'past-screen', 'to-terminal'] as const) {
		for (const what of ['the token ID', 'the command', 'the secret']) {
			const words = clipboardWords(way, what);
			assert.ok(words.length <= 79, `${words.length}: ${words}`);
			assert.match(words, /OSC 52|allow-passthrough/);
			assert.ok(words.includes(what));
		}
	}
});

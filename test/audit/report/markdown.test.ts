import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {markdownCode} from '../../../source/audit/report/markdown/markdown-code.js';
import {markdownSentence} from '../../../source/audit/report/markdown/markdown-sentence.js';
import {display} from '../../../source/terminal/display.js';

const hostile = fc.oneof(
	fc.string({unit: 'binary'}),
	fc.string({unit: fc.constantFrom('`', '|', '\\', '<', '&', '*', '_', '[', ']', '(', '!', '#', '@', ':', '/', 'a', ' ', '\n', 'www.', 'https://', '-', '1', '.', ')')}),
).map(text => display(text));

/**
Reads what `markdownCode` wrote as a viewer of GitHub's Markdown does. Undefined where a viewer could read anything but a piece of code.
*/
function readCode(markdown: string): string | undefined {
	const span = /^`(?<code>[^\n&<\\`|]+)`$/.exec(markdown)?.groups?.code;
	const html = /^<code>(?<code>(?:[^\p{Punctuation}\p{Symbol}\n]|&#\d+;)+)<\/code>$/u.exec(markdown)?.groups?.code;
	return span ?? html?.replaceAll(/&#(?<number>\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}

test('outside text is code, and nothing but code, in every viewer of Markdown', () => {
	fc.assert(fc.property(hostile, text => {
		assert.equal(markdownCode(text) === '(empty)' ? '' : readCode(markdownCode(text)), text);
	}));
});

test('a sentence is as it is where it holds no markup, and else it is code', () => {
	assert.equal(markdownSentence('write on * since 2022-03-04'), String.raw`write on \* since 2022-03-04`);
	assert.equal(markdownSentence('a grant on _internal, and on flight_old.'), String.raw`a grant on \_internal, and on flight_old.`);
	assert.equal(markdownSentence('no database is named [x](https://a.example)'), '`no database is named [x](https://a.example)`');
	fc.assert(fc.property(hostile, text => {
		const sentence = markdownSentence(text);
		if (sentence === '(empty)' || readCode(sentence) === text) {
			return;
		}

		assert.equal(sentence.replaceAll(/\\(?=[*_])/g, ''), text);
		assert.doesNotMatch(sentence, /(?<!\\)\*|[\n!#&<>@[\]`|~]|:\S|www\.|^[+-]|^\d+[).]|(?<![\da-z\\])_|(?<!\\)_(?![\da-z])/i);
	}));
});

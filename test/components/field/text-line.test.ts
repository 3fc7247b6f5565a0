import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
	editLine,
	insertText,
	lineOf,
	type LineEdit,
	type TextLine,
} from '../../../source/components/field/text-line.js';

const after = (line: TextLine, ...edits: readonly LineEdit[]): TextLine => edits.reduce((current, edit) => editLine(current, edit), line);
const shown = ({text, cursor}: TextLine): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

test('the cursor moves by graphemes, by words, and to both ends', () => {
	const flags = lineOf('a🇩🇪👨\u{200D}👩\u{200D}👧e\u{301}');
	assert.equal(shown(after(flags, 'cursor-left')), 'a🇩🇪👨\u{200D}👩\u{200D}👧|e\u{301}');
	assert.equal(shown(after(flags, 'cursor-left', 'cursor-left')), 'a🇩🇪|👨\u{200D}👩\u{200D}👧e\u{301}');
	assert.equal(shown(after(flags, 'cursor-left', 'cursor-left', 'cursor-left')), 'a|🇩🇪👨\u{200D}👩\u{200D}👧e\u{301}');
	const words = lineOf('db:sensors  age>90d');
	assert.equal(shown(after(words, 'word-left')), 'db:sensors  |age>90d');
	assert.equal(shown(after(words, 'word-left', 'word-left')), '|db:sensors  age>90d');
	assert.equal(shown(after(words, 'line-start', 'word-right')), 'db:sensors|  age>90d');
	assert.equal(shown(after(words, 'line-start', 'word-right', 'word-right', 'word-right')), 'db:sensors  age>90d|');
});

test('text is erased before and after the cursor, and what was erased can be put back elsewhere', () => {
	const line = lineOf('one two three');
	assert.equal(shown(after(line, 'word-left', 'erase-word')), 'one |three');
	assert.equal(shown(after(line, 'word-left', 'erase-word', 'line-end', 'put-back')), 'one threetwo |');
	assert.equal(shown(after(line, 'word-left', 'erase-line')), '|three');
	assert.equal(shown(after(line, 'word-left', 'erase-to-end')), 'one two |');
	assert.equal(shown(after(line, 'line-start', 'delete-after')), '|ne two three');
	assert.equal(shown(after(line, 'delete-before')), 'one two thre|');
	assert.equal(shown(after(lineOf('x🇩🇪'), 'delete-before')), 'x|');
	assert.equal(shown(after(lineOf('a b  '), 'erase-word')), 'a |');
});

test('typing is undone as one edit, and a paste by itself', () => {
	const typed = [...'abc'].reduce((line, character) => insertText(line, character, {isTyped: true}), lineOf('x '));
	const pasted = insertText(typed, 'paste', {isTyped: false});
	assert.equal(shown(pasted), 'x abcpaste|');
	assert.equal(shown(after(pasted, 'undo-typing')), 'x abc|');
	assert.equal(shown(after(pasted, 'undo-typing', 'undo-typing')), 'x |');
	assert.equal(shown(after(pasted, 'undo-typing', 'undo-typing', 'undo-typing')), 'x |');
});

const edits: readonly LineEdit[] = ['cursor-left', 'cursor-right', 'word-left', 'word-right', 'line-start', 'line-end', 'delete-before', 'delete-after', 'erase-word', 'erase-line', 'erase-to-end', 'put-back', 'undo-typing'];
const texts = fc.string({unit: fc.constantFrom('a', 'b', ' ', '🇩', '🇪', '👨\u{200D}👩', '\u{301}', '한', 'é'), maxLength: 12});
const step = fc.oneof(fc.constantFrom(...edits), texts.map(text => ({text})));

test('after any keys the cursor is between two graphemes, and undoing all of them gives the first text back', () => {
	fc.assert(fc.property(texts, fc.array(step, {maxLength: 25}), (text, steps) => {
		let line = lineOf(text);
		for (const each of steps) {
			line = typeof each === 'string' ? editLine(line, each) : insertText(line, each.text, {isTyped: false});
			const starts = new Set([...new Intl.Segmenter().segment(line.text)].map(({index}) => index)).add(line.text.length);
			assert.ok(starts.has(line.cursor), JSON.stringify([shown(line), each]));
		}

		for (let count = 0; count < 100; count++) {
			line = editLine(line, 'undo-typing');
		}

		assert.equal(line.text, text);
	}));
});

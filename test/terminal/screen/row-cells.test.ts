import assert from 'node:assert/strict';
import test from 'node:test';
import stringWidth from 'string-width';
import {isSure, rowCells} from '../../../source/terminal/screen/row-cells.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/theme/glyphs.js';

const isCell = (character: string): boolean => rowCells(character, 80).characters === character;

test('a character is a cell only where all terminals, or all but those that draw ambiguous marks wide, draw it in one cell', () => {
	for (let codePoint = 0; codePoint < 0x1_10_00; codePoint++) {
		const character = String.fromCodePoint(codePoint);
		if (character === ' ' || !isCell(character)) {
			continue;
		}

		assert.equal(stringWidth(character), 1, codePoint.toString(16));
		assert.doesNotMatch(character, /[\p{Default_Ignorable_Code_Point}\p{Emoji_Presentation}\p{Mark}\p{Other}\p{Script=Arabic}\p{Script=Hebrew}]/u);
		assert.ok(!isSure(character) || stringWidth(character, {ambiguousIsNarrow: false}) === 1, codePoint.toString(16));
	}
});

test('the marks that the program draws itself are cells', () => {
	const marks = [unicodeGlyphs, asciiGlyphs].flatMap(glyphs => Object.values(glyphs).flatMap(glyph => typeof glyph === 'string' ? [glyph] : Object.values(glyph))).join('');
	assert.equal(rowCells(marks, 200).characters, marks);
});

test('a row is cells up to one before the first letter of unsure width, and blanks at its end are left out', () => {
	assert.deepEqual(rowCells('a\u{1B}[1mb \u{1B}[22m  ', 80), {characters: 'ab', styles: ['', '1'], rest: undefined});
	assert.deepEqual(rowCells('ab\u{1B}[31me\u{301}x\u{1B}[39m', 80), {characters: 'ab', styles: ['', ''], rest: {text: 'e\u{301}x\u{1B}[39m', style: '31', end: ''}});
	assert.deepEqual(rowCells('漢\u{1B}[7m字', 80), {characters: '', styles: [], rest: {text: '漢\u{1B}[7m字', style: '', end: '7'}});
	assert.deepEqual(rowCells('ab\u{1B}]8;;x\u{7}c', 80).rest, {text: 'b\u{1B}]8;;x\u{7}c', style: '', end: undefined});
	assert.deepEqual(rowCells('abcde', 3), {characters: 'ab', styles: ['', ''], rest: {text: 'cde', style: '', end: ''}}, 'a row that is too wide');
});

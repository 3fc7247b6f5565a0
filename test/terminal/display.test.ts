import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {display} from '../../source/terminal/display.js';

const cases: ReadonlyArray<readonly [title: string, text: string, shown: string]> = [
	['plain ASCII', 'telegraf (prod) ~!@#$%^&*', 'telegraf (prod) ~!@#$%^&*'],
	['scripts', 'Überwachung датчик センサー 센서 حساس', 'Überwachung датчик センサー 센서 حساس'],
	['a simple emoji', 'deploy 🚀', 'deploy 🚀'],
	['ESC as a caret', 'a\u{1B}[31mb', 'a^[[31mb'],
	['line breaks and tabs', 'a\r\nb\tc', 'a^M^Jb^Ic'],
	['NUL and DEL', '\u{0}\u{7F}', '^@^?'],
	['an 8-bit OSC 52', '\u{9D}52;c;ZXZpbA==\u{7}', String.raw`\u{9d}52;c;ZXZpbA==^G`],
	['line and paragraph separators', 'a\u{2028}b\u{2029}', String.raw`a\u{2028}b\u{2029}`],
	['a bidi override', 'good\u{202E}live', String.raw`good\u{202e}live`],
	['zero-width characters', 'a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}', String.raw`a\u{200b}b\u{2060}c\u{feff}d\u{ad}`],
	['tag characters', 'x\u{E0041}', String.raw`x\u{e0041}`],
	['an emoji joined by ZWJ', '👩\u{200D}💻', String.raw`👩\u{200d}💻`],
	['a variation selector', '⚠\u{FE0F} keep', String.raw`⚠\u{fe0f} keep`],
	['a keycap', '1\u{FE0F}\u{20E3}', String.raw`1\u{fe0f}\u{20e3}`],
	['a skin tone', '👍\u{1F3FD}', String.raw`👍\u{1f3fd}`],
	['fillers and the blank Braille pattern', '\u{3164}\u{115F}\u{2800}', String.raw`\u{3164}\u{115f}\u{2800}`],
	['a lone surrogate', 'a\u{D800}b', String.raw`a\u{d800}b`],
	['private use and non-characters', '\u{E0B0}\u{FFFF}', String.raw`\u{e0b0}\u{ffff}`],
	['unusual spaces', 'a\u{A0}b\u{2003}c\u{3000}d', 'a b c d'],
	['combining marks, not normalised', 'e\u{301} é', 'e\u{301} é'],
	['the fifth mark on a letter', 'e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}', 'e\u{301}\u{302}\u{303}\u{304}\\u{305}\\u{306}'],
	['a mark without a base', '\u{301}a', '\u{25CC}\u{301}a'],
	['a mark after a replaced character', 'a\u{1B}\u{301}', 'a^[\u{25CC}\u{301}'],
];

for (const [title, text, shown] of cases) {
	test(`display: ${title}`, () => {
		assert.equal(display(text), shown);
	});
}

const unsafe = /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Private_Use}\p{Surrogate}\p{Unassigned}]/u;
const anyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 60}),
	fc.string({unit: fc.constantFrom('a', ' ', '\u{1B}', '\n', '\u{9B}', '\u{202E}', '\u{301}', '\u{200D}', '👩', '\u{D800}', '}', '\u{A0}'), maxLength: 30}),
);

test('display removes every character that could control a terminal, and a second call changes nothing', () => {
	fc.assert(fc.property(anyText, text => {
		const shown = display(text);
		assert.doesNotMatch(shown, unsafe);
		assert.equal(display(shown), shown);
	}), {numRuns: 1000});
});

test('display shows something harmless for every code point', () => {
	for (let codePoint = 0; codePoint <= 0x10_FF_FF; codePoint++) {
		const character = String.fromCodePoint(codePoint);
		const shown = display(character);
		assert.notEqual(shown, '', `U+${codePoint.toString(16)}`);
		assert.doesNotMatch(shown, unsafe);
	}
});

test('display leaves printable ASCII unchanged, and never shortens a text', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme-ascii'}), text => {
		assert.equal(display(text), text);
	}));
	fc.assert(fc.property(anyText, text => {
		assert.ok([...display(text)].length >= [...text].length);
	}));
});

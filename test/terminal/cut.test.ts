import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
	cut,
	padEnd,
	padStart,
	widthOf,
} from '../../source/terminal/cut.js';
import {display} from '../../source/terminal/display.js';
import {createTerminal} from '../helpers/read-screen.js';

test('widthOf counts cells', () => {
	assert.equal(widthOf(''), 0);
	assert.equal(widthOf('telegraf'), 8);
	assert.equal(widthOf('センサー'), 8);
	assert.equal(widthOf('e\u{301}'), 1);
	assert.equal(widthOf('🚀'), 2);
	assert.equal(widthOf('…±'), 2, 'ambiguous letters are narrow');
	assert.equal(widthOf('น้ำ'), 2, 'sara am has a cell of its own');
	assert.equal(widthOf('ນ້ຳ'), 2);
	assert.equal(widthOf('ำ'), 1);
	assert.equal(widthOf('\u{1112}\u{1161}\u{11AB}'), 2, 'a syllable of jamo');
	assert.equal(widthOf('🇩🇪🇫🇷'), 4);
});

test('cut keeps whole graphemes and ends a text that it shortens with an ellipsis', () => {
	assert.equal(cut('telegraf', 8), 'telegraf');
	assert.equal(cut('telegraf', 7), 'telegr…');
	assert.equal(cut('telegraf', 7, '...'), 'tele...');
	assert.equal(cut('センサー', 5), 'セン…');
	assert.equal(cut('センサー', 4), 'セ…');
	assert.equal(cut('ae\u{301}b', 2), 'a…');
	assert.equal(cut('🇩🇪🇫🇷🇮🇹', 4), '🇩🇪…');
	assert.equal(cut('\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}x', 4), '\u{1112}\u{1161}\u{11AB}…');
	assert.equal(cut('น้ำแข็ง', 3), 'น้ำ…');
	assert.equal(cut('น้ำแข็ง', 2), '…');
	assert.equal(cut('telegraf', 2, '...'), '..');
	assert.equal(cut('telegraf', 1), '…');
	assert.equal(cut('telegraf', 0), '');
	assert.equal(cut('telegraf', -1), '');
});

test('padEnd and padStart fill up to the width', () => {
	assert.equal(padEnd('セ', 4), 'セ  ');
	assert.equal(padStart('12', 4), '  12');
	assert.equal(padEnd('too wide', 3), 'too wide');
});

const narrowAndWide = fc.string({unit: fc.constantFrom('a', 'b', ' ', 'セ', '🚀', '\u{301}', '한', 'ü'), maxLength: 30}).map(display);
// Every kind of grapheme cluster, as display() returns it: flags, families, variation selectors, jamo, Indic and Thai syllables, halfwidth kana with their marks.
const clusters = fc.string({
	unit: fc.constantFrom('a', '🇩', '🇪', '👨\u{200D}👩\u{200D}👧', '⚠\u{FE0F}', '1\u{FE0F}\u{20E3}', '👍\u{1F3FD}', '\u{1112}', '\u{1161}', '\u{11AB}', '한', '書', 'क्षि', 'நி', 'น้ำ', 'ำ', 'ｶﾞ', 'か\u{3099}', '\u{308}', '\u{93E}', '◌'), maxLength: 20,
}).map(display);
const anyText = fc.oneof(fc.string({unit: 'grapheme', maxLength: 30}).map(display), fc.string({unit: 'binary', maxLength: 30}).map(display), narrowAndWide, clusters);
const anyCells = fc.integer({min: 0, max: 40});
const anyEllipsis = fc.constantFrom('…', '...', '');

test('a cut text is never wider than its cells, and a text that fits stays unchanged', () => {
	fc.assert(fc.property(anyText, anyCells, anyEllipsis, (text, cells, ellipsis) => {
		const result = cut(text, cells, ellipsis);
		assert.ok(widthOf(result) <= cells, `${JSON.stringify(result)} is wider than ${cells}`);
		if (widthOf(text) <= cells) {
			assert.equal(result, text);
		}
	}), {numRuns: 1000});
});

const graphemesOf = (text: string): readonly string[] => [...new Intl.Segmenter().segment(text)].map(({segment}) => segment);

test('a cut never splits a grapheme', () => {
	fc.assert(fc.property(anyText, anyCells, (text, cells) => {
		const graphemes = graphemesOf(text);
		const starts = Array.from({length: graphemes.length + 1}, (_, count) => graphemes.slice(0, count).join(''));
		assert.ok(starts.includes(cut(text, cells, '')), JSON.stringify([text, cells, cut(text, cells, '')]));
	}), {numRuns: 1000});
});

test('the width of a text is the sum of the widths of its graphemes', () => {
	fc.assert(fc.property(anyText, text => {
		assert.equal(widthOf(text), graphemesOf(text).map(grapheme => widthOf(grapheme)).reduce((sum, width) => sum + width, 0));
	}), {numRuns: 1000});
});

test('a cut leaves at most one cell free, where a wide character would not fit', () => {
	fc.assert(fc.property(narrowAndWide, anyCells, anyEllipsis, (text, cells, ellipsis) => {
		fc.pre(widthOf(text) > cells);
		assert.ok(widthOf(cut(text, cells, ellipsis)) >= cells - 1);
	}));
});

test('a cut and padded text is exactly as wide as its cells', () => {
	fc.assert(fc.property(anyText, anyCells, (text, cells) => {
		assert.equal(widthOf(padEnd(cut(text, cells), cells)), cells);
		assert.equal(widthOf(padStart(cut(text, cells), cells)), cells);
	}));
});

test('a terminal moves its cursor by the width that widthOf gives for a text from display()', async () => {
	const terminal = createTerminal({columns: 200, rows: 2});
	const samples = [
		'Überwachung',
		'датчик',
		'センサー 生産',
		'센서',
		'حساس',
		'ไทย',
		'น้ำแข็ง กำลัง ນ້ຳ',
		'\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}',
		'நிலை কোড',
		'ｶﾞｽ ガス か\u{3099}',
		'e\u{301}',
		'🚀 🔥 🇩🇪',
		...['👩\u{200D}👩\u{200D}👧', '⚠\u{FE0F}', '1\u{FE0F}\u{20E3}', '👍\u{1F3FD}', 'a\u{200B}b', '\u{301}x', 'z\u{301}\u{302}\u{303}\u{304}\u{305}'].map(sample => display(sample)),
	];
	for (const sample of samples) {
		await new Promise<void>(resolve => {
			terminal.write(`\r\u{1B}[2K${sample}`, resolve);
		});
		assert.equal(terminal.buffer.active.cursorX, widthOf(sample), sample);
	}

	terminal.dispose();
});

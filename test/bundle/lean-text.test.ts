import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {bundleWith, loadPlugin} from './bundle-with.js';
import {evaluateScript} from './evaluate-script.js';

const leanText = await loadPlugin('lean-text.js', 'leanText');
const entry = 'export {default as stringWidth} from \'string-width\';';

const bundle = await bundleWith([leanText], entry);
const late = evaluateScript(bundle) as {readonly stringWidth: typeof stringWidth};

const ofCodePoints = (pattern: RegExp): readonly string[] =>
	Array.from({length: 0x11_00_00}, (_, codePoint) => codePoint)
		.filter(codePoint => codePoint < 0xD8_00 || codePoint > 0xDF_FF)
		.map(codePoint => String.fromCodePoint(codePoint))
		.filter(character => pattern.test(character));

const emoji = ofCodePoints(/\p{Emoji}/u);
const regionalIndicators = ofCodePoints(/\p{Regional_Indicator}/u);

/**
Parts of emoji in any order (UTS #51): joiner, both variation selectors, keycap, skin tones, tags; and other characters beside them.
*/
const piece = fc.oneof(
	fc.constantFrom(...emoji),
	fc.constantFrom(...regionalIndicators),
	fc.constantFrom('\u{200D}', '\u{FE0F}', '\u{FE0E}', '\u{20E3}', '\u{1F3FB}', '\u{1F3FF}', '\u{E0067}', '\u{E0073}', '\u{E007F}', '\u{1F3F4}', '👨', '❤', '🏳', '⚧'),
	fc.constantFrom('›', '─', '▌', '█', '…', '1', '#', '*', 'é', 'e\u{301}', '書', 'ﾞ', '\u{1100}\u{1161}', '\u{915}\u{94D}\u{937}', '\u{1B}[31m', '\n'),
	fc.string({unit: 'grapheme', maxLength: 3}),
	fc.string({unit: 'binary', maxLength: 3}),
);

test('property: every text has the same width as without the plugin', () => {
	fc.assert(fc.property(fc.array(piece, {maxLength: 12}), pieces => {
		const text = pieces.join('');
		assert.equal(late.stringWidth(text), stringWidth(text), JSON.stringify(text));
	}), {numRuns: 2000});
});

test('every emoji alone, as a picture, as text, as a keycap and with a skin tone, and every flag, has the same width', () => {
	const flags = regionalIndicators.flatMap(first => regionalIndicators.map(second => first + second));
	const family = ['👨\u{200D}👩\u{200D}👧\u{200D}👦', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', '❤\u{FE0F}\u{200D}🔥', '👩🏽\u{200D}🚀', '🏳\u{FE0F}\u{200D}⚧\u{FE0F}'];
	const texts = [...emoji.flatMap(character => ['', '\u{FE0F}', '\u{FE0E}', '\u{FE0F}\u{20E3}', '\u{20E3}', '\u{1F3FD}'].map(end => character + end)), ...flags, ...family];
	assert.ok(texts.length > 8000, String(texts.length));
	assert.deepEqual(texts.filter(text => late.stringWidth(text) !== stringWidth(text)), []);
});

test('the bundle compiles the pattern of all emoji in one place, and only when it needs it', () => {
	assert.match(bundle, /\?\?= new RegExp\((?<quote>["'])\^\\\\p\{RGI_Emoji\}\$\k<quote>, /);
	assert.doesNotMatch(bundle, /= \/\^\\p\{RGI_Emoji/);
});

test('the build fails when string-width no longer contains the line', async () => {
	const folder = await temporaryDirectory();
	const home = path.join(folder, 'node_modules', 'string-width');
	mkdirSync(home, {recursive: true});
	writeFileSync(path.join(home, 'index.js'), 'export default text => text.length;\n');
	await assert.rejects(bundleWith([leanText], entry, folder), /string-width.index\.js holds this text in 0 places: [^\n]+\nSee the plugin lean-text in scripts\/bundle/);
});

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import {projectFolder} from '../helpers/project-folder.js';
import {bundleWith, loadPlugin} from './bundle-with.js';
import {evaluateScript} from './evaluate-script.js';

type Output = {
	write(x: number, y: number, text: string, options: {readonly transformers: ReadonlyArray<(line: string, index: number) => string>}): void;
	clip(clip: Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>): void;
	unclip(): void;
	get(): {readonly output: string; readonly height: number};
};

type Parts = {
	readonly Output: new (options: {readonly width: number; readonly height: number}) => Output;
	readonly sanitizeAnsi: (text: string) => string;
	readonly tokenize: (text: string) => unknown;
	readonly wrapAnsi: (text: string, width: number, options: {readonly hard: boolean; readonly trim: boolean}) => string;
	readonly sliceAnsi: (text: string, from: number, to: number) => string;
};

const ink = path.join(projectFolder(), 'node_modules/ink/build');
const entry = `
	export {default as Output} from ${JSON.stringify(path.join(ink, 'output.js'))};
	export {default as sanitizeAnsi} from ${JSON.stringify(path.join(ink, 'sanitize-ansi.js'))};
	export {tokenize} from '@alcalzone/ansi-tokenize';
	export {default as wrapAnsi} from 'wrap-ansi';
	export {default as sliceAnsi} from 'slice-ansi';
`;
const partsWith = async (plugins: Parameters<typeof bundleWith>[0]): Promise<Parts> => evaluateScript(await bundleWith(plugins, entry)) as Parts;

const plain = await partsWith([]);
const lean = await partsWith([await loadPlugin('lean-text.js', 'leanText'), await loadPlugin('lean-ink.js', 'leanInk')]);
const {simpleCharacters} = await import(pathToFileURL(path.join(projectFolder(), 'scripts/bundle/simple-text.js')).href) as {readonly simpleCharacters: string};

const escape = '\u{1B}';
const text = fc.array(fc.oneof(
	fc.string({unit: 'grapheme-ascii', maxLength: 12}),
	fc.string({unit: 'grapheme', maxLength: 4}),
	fc.string({unit: 'binary', maxLength: 2}),
	fc.constantFrom('\n', '\t', '…', '▌', '─', '●', '❯', '書', '👩🏽\u{200D}🚀', 'e\u{301}', '\u{AD}', '\u{200B}', '\u{FE0F}', '🇦🇹', '\r\n'),
	fc.constantFrom('1', '2', '7', '31', '38;5;208', '48;2;1;2;3', '0', '22', '27', '39', '49', '', '4:3', '38:5:9').map(style => `${escape}[${style}m`),
	fc.constantFrom(`${escape}[2K`, `${escape}]8;;http://x${escape}\\`, '\u{9B}1m', `${escape}[`),
), {maxLength: 8}).map(pieces => pieces.join(''));

const drawing = fc.record({
	width: fc.integer({min: 1, max: 30}),
	height: fc.integer({min: 1, max: 6}),
	writes: fc.array(fc.record({
		x: fc.integer({min: -3, max: 32}), y: fc.integer({min: -1, max: 6}), text, isInverse: fc.boolean(), isClipped: fc.boolean(),
	}), {maxLength: 5}),
});

function draw({Output}: Parts, {width, height, writes}: typeof drawing extends fc.Arbitrary<infer Value> ? Value : never) {
	const output = new Output({width, height});
	for (const {x, y, text: written, isInverse, isClipped} of writes) {
		if (isClipped) {
			output.clip({
				x1: 1, x2: width - 1, y1: 0, y2: height,
			});
		}

		output.write(x, y, written, {transformers: isInverse ? [line => `${escape}[7m${line}${escape}[27m`] : []});
		if (isClipped) {
			output.unclip();
		}
	}

	return output.get();
}

test('property: Ink draws the same frames as without the plugins, also frame after frame', () => {
	fc.assert(fc.property(fc.array(drawing, {minLength: 1, maxLength: 3}), drawings => {
		for (const frame of drawings) {
			assert.deepEqual(draw(lean, frame), draw(plain, frame));
		}
	}), {numRuns: 500});
});

test('property: text is cleaned, split, wrapped and sliced as without the plugins', () => {
	fc.assert(fc.property(text, fc.integer({min: 1, max: 12}), (written, width) => {
		assert.equal(lean.sanitizeAnsi(written), plain.sanitizeAnsi(written));
		assert.deepEqual(lean.tokenize(written), plain.tokenize(written));
		assert.equal(lean.wrapAnsi(written, width, {hard: true, trim: false}), plain.wrapAnsi(written, width, {hard: true, trim: false}));
		assert.equal(lean.sliceAnsi(written, 1, width), plain.sliceAnsi(written, 1, width));
	}), {numRuns: 1000});
});

test('each simple character is a grapheme of its own, one cell wide', () => {
	const simple = new RegExp(`^[${simpleCharacters}]$`);
	const segmenter = new Intl.Segmenter();
	const characters = Array.from({length: 0x1_00_00}, (_, unit) => String.fromCharCode(unit)).filter(character => simple.test(character)); // eslint-disable-line unicorn/prefer-code-point -- UTF-16 units
	assert.ok(characters.length > 800, String(characters.length));
	for (const character of characters) {
		assert.equal([...segmenter.segment(`a${character}${character}é`)].length, 4, character);
		assert.equal(plain.wrapAnsi(`${character}${character}`, 1, {hard: true, trim: false}), `${character}\n${character}`, character);
	}
});

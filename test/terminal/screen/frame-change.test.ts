import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Terminal} from '@xterm/headless';
import {frameChange, wholeFrame} from '../../../source/terminal/screen/frame-change.js';
import {arbitraryChange, arbitraryFrame} from '../../helpers/terminal/arbitrary-frames.js';
import {
	createWindow,
	drawPlainly,
	seenCells,
	send,
} from '../../helpers/terminal/seen-cells.js';

const rows = 7;
const size = fc.record({columns: fc.constantFrom(20, 33, 60), hasScrollRegion: fc.boolean()});

async function plain(frame: readonly string[], columns: number): Promise<Terminal> {
	const terminal = await createWindow(columns, rows);
	await drawPlainly(terminal, frame);
	return terminal;
}

test('from any frame to any other, the change makes the terminal show the other one, cell by cell', async () => {
	await fc.assert(fc.asyncProperty(arbitraryFrame(rows), arbitraryFrame(rows), size, async (before, after, options) => {
		const terminal = await plain(before, options.columns);
		await send(terminal, frameChange(before, {rows: after}, options));
		assert.deepEqual(seenCells(terminal), seenCells(await plain(after, options.columns)));
	}), {numRuns: 400});
});

test('after many changes the terminal shows what the last frame is when drawn plainly', async () => {
	await fc.assert(fc.asyncProperty(arbitraryFrame(rows), fc.array(arbitraryChange(rows), {minLength: 2, maxLength: 12}), size, async (first, changes, options) => {
		const terminal = await plain(first, options.columns);
		let shown = first;
		for (const change of changes) {
			const after = change(shown);
			await send(terminal, frameChange(shown, {rows: after}, options));
			shown = after;
		}

		assert.deepEqual(seenCells(terminal), seenCells(await plain(shown, options.columns)));
	}), {numRuns: 150});
});

test('a whole frame is shown whatever the terminal showed before, and with its modes as they were', async () => {
	await fc.assert(fc.asyncProperty(arbitraryFrame(rows), fc.string(), size, async (frame, noise, {columns}) => {
		const terminal = await createWindow(columns, rows);
		await send(terminal, `${noise}\u{1B}[3;4H\u{1B}[1;44mleft over`);
		await send(terminal, wholeFrame({rows: frame}, columns));
		assert.deepEqual(seenCells(terminal), seenCells(await plain(frame, columns)));
	}), {numRuns: 150});
});

test('the cursor ends at the place that the frame has for it, and colours end with the frame', async () => {
	await fc.assert(fc.asyncProperty(arbitraryFrame(rows), arbitraryFrame(rows), size, fc.tuple(fc.nat(19), fc.nat(rows - 1)), async (before, after, options, [x, y]) => {
		const terminal = await plain(before, options.columns);
		await send(terminal, frameChange(before, {rows: after, cursor: {y, x}}, options));
		const {cursorX, cursorY} = terminal.buffer.active;
		assert.deepEqual({x: cursorX, y: cursorY}, {x, y});
		await send(terminal, '\u{1B}[H\u{1B}[JA');
		assert.equal(seenCells(terminal)[0]![0], 'A/1 0:-1 on 0:-1 000000000');
		// No scroll region is left: a line break in the last row moves the first row out.
		await send(terminal, `\u{1B}[${rows}H\nB`);
		assert.match(seenCells(terminal).at(-1)![0]!, /^B/);
		assert.match(seenCells(terminal)[0]![0]!, /^blank/);
	}), {numRuns: 150});
});

test('a frame that is shown already costs nothing', () => {
	fc.assert(fc.property(arbitraryFrame(rows), size, (frame, options) => {
		assert.equal(frameChange(frame, {rows: frame}, options), '');
	}));
});

test('only what is in cells of its own changes is sent, and rows that moved are moved by the terminal, where it can', () => {
	const list = Array.from({length: 20}, (_, index) => `   active   token number ${index}   ${'x'.repeat(30)}`);
	const options = {columns: 80, hasScrollRegion: true};
	const changed = list.with(3, list[3]!.replace('number 3', 'number 9'));
	assert.equal(frameChange(list, {rows: changed}, options), '\u{1B}[4;26H9');
	const scrolled = [...list.slice(1), 'a new row'];
	assert.equal(frameChange(list, {rows: scrolled}, options), '\u{1B}[1;20r\u{1B}[M\u{1B}[r\u{1B}[20Ha new row');
	const back = ['a new row', ...list.slice(0, -1)];
	assert.equal(frameChange(list, {rows: back}, options), '\u{1B}[1;20r\u{1B}[L\u{1B}[ra new row');
	const without = frameChange(list, {rows: scrolled}, {...options, hasScrollRegion: false});
	assert.doesNotMatch(without, /\[[\d;]*[LMr]/);
	assert.ok(without.length > 100, without);
});

test('from a letter of unsure width on, a row that changes is erased and drawn whole', () => {
	const letter = fc.constantFrom('漢字', 'e\u{301}', '🚀', 'ж', '👩‍👩‍👧', 'قراءة', '\u{1B}]8;;https://example.org/\u{7}');
	const sure = fc.string({minLength: 1, maxLength: 30});
	fc.assert(fc.property(sure, letter, letter, sure, (left, one, other, right) => {
		fc.pre(one !== other);
		const change = frameChange([left + one + right], {rows: [left + other + right]}, {columns: 80, hasScrollRegion: true});
		assert.match(change, /\u{1B}\[K/u); // eslint-disable-line no-control-regex, regexp/no-control-character -- EL
		assert.ok(change.replace(/\u{1B}\[m$/u, '').endsWith(other + right), JSON.stringify(change)); // eslint-disable-line no-control-regex, regexp/no-control-character -- SGR
	}));
});

test('a terminal that draws ambiguous marks in two cells shows every other letter in its column', async () => {
	const row = fc.array(fc.constantFrom('a', 'b', ' ', 'word', ' '.repeat(3), '…', '─', '──', '▌', '●'), {maxLength: 16}).map(parts => parts.join(''));
	const frame = fc.array(row, {minLength: rows, maxLength: rows});
	await fc.assert(fc.asyncProperty(fc.array(frame, {minLength: 2, maxLength: 8}), size, async ([first, ...others], options) => {
		const terminal = await createWindow(80, rows);
		const widthOf = (codePoint: number) => codePoint >= 0x20_00 && codePoint < 0x26_00 ? 2 : 1;
		// The emulator keeps a character's width in the second and third bit of its properties.
		terminal.unicode.register({version: 'wide', wcwidth: widthOf, charProperties: codePoint => widthOf(codePoint) * 2});
		terminal.unicode.activeVersion = 'wide';
		let shown = first!;
		await send(terminal, wholeFrame({rows: shown}, 80));
		for (const next of others) {
			await send(terminal, frameChange(shown, {rows: next}, {...options, columns: 80}));
			shown = next;
		}

		const seen = seenCells(terminal);
		for (const [y, text] of shown.entries()) {
			for (const [x, letter] of [...text].entries()) {
				assert.ok(!/[a-z]/.test(letter) || seen[y]![x]!.startsWith(`${letter}/1`), `${JSON.stringify(text)}: ${letter} at ${x}, seen ${seen[y]!.map(cell => cell[0]).join('')}`);
			}
		}
	}), {numRuns: 150});
});

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {shortestMove} from '../../../source/terminal/screen/shortest-move.js';
import {createWindow, send} from '../../helpers/terminal/seen-cells.js';

const place = fc.record({y: fc.nat(29), x: fc.nat(119)}, {noNullPrototype: true});

test('a move leads from any cell to any other, also where the column or the row is not known', async () => {
	const terminal = await createWindow(120, 30);
	await fc.assert(fc.asyncProperty(place, place, fc.constantFrom('both', 'row', 'none'), async (from, to, known) => {
		await send(terminal, `\u{1B}[${from.y + 1};${from.x + 1}H`);
		const move = shortestMove({y: known === 'none' ? undefined : from.y, x: known === 'both' ? from.x : undefined}, to);
		await send(terminal, move);
		const {cursorX: x, cursorY: y} = terminal.buffer.active;
		assert.deepEqual({y, x}, to);
		assert.ok(move.length <= `\u{1B}[${to.y + 1};${to.x + 1}H`.length);
	}), {numRuns: 500});
});

test('the short ways are taken', () => {
	const moves = [
		[{y: 3, x: 3}, {y: 3, x: 3}, ''],
		[{y: 3, x: 3}, {y: 3, x: 4}, '\u{1B}[C'],
		[{y: 3, x: 13}, {y: 3, x: 11}, '\u{1B}[2D'],
		[{y: 3, x: undefined}, {y: 3, x: 0}, '\u{1B}[G'],
		[{y: 3, x: 50}, {y: 4, x: 0}, '\u{1B}[E'],
		[{y: 3, x: 50}, {y: 1, x: 50}, '\u{1B}[2A'],
		[{y: undefined, x: undefined}, {y: 0, x: 0}, '\u{1B}[H'],
	] as const;
	for (const [from, to, move] of moves) {
		assert.equal(shortestMove(from, to), move);
	}
});

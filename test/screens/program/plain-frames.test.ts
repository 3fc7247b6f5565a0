import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {createTerminal} from '../../helpers/read-screen.js';
import {openTokens} from '../../helpers/screens/walk.js';
import {differenceOf, send} from '../../helpers/terminal/seen-cells.js';
import {waitFor} from '../../helpers/wait-for.js';

const screens = 200;
const seed = 11;

const moves = ['j', 'j', 'k', 'g', 'G', keys.up, keys.down, keys.down, keys.pageUp, keys.pageDown, keys.left, keys.right, keys.tab, control('d'), control('u')];
// Marks, orders, times, inactive tokens, menus, help, filters, forms and confirmations, and the ways out of them.
const others = [' ', 'S', 'd', 'c', 't', '.', 'o', '?', '/', 'gra', 'db:', keys.backspace, ':', 'a', 'e', 'D', 's', 'R', 'J', 'Y', keys.enter, control('a'), control('l')];
const ways = [keys.escape, keys.escape];
const arbitraryKey = fc.oneof({weight: 3, arbitrary: fc.constantFrom(...moves)}, {weight: 3, arbitrary: fc.constantFrom(...others)}, {weight: 1, arbitrary: fc.constantFrom(...ways)});

for (const {columns, rows} of [{columns: 80, rows: 24}, {columns: 120, rows: 40}, {columns: 160, rows: 50}]) {
	test(`${screens} screens after random keys at ${columns}x${rows} are what Ink draws plainly, cell by cell, with the cursor`, async t => {
		const emulator = await startTestEmulator(t, {tokens: 300});
		// Gets the whole frames as Ink writes them.
		const plain = createTerminal({columns, rows});
		plain.options.convertEol = true;
		let plainBytes = 0;
		const {mounted} = await mountApp(t, {
			columns, rows, emulator,
			hear(written) {
				plainBytes += written.length;
				plain.write(written);
			},
		});
		await openTokens(mounted);
		const seen = new Set<string>();
		for (const [index, key] of fc.sample(arbitraryKey, {numRuns: screens, seed}).entries()) {
			seen.add(await mounted.press(...(key.length > 1 && /^\w/.test(key) ? key : [key])));
			// A list that has loaded may draw meanwhile, so both terminals are compared when they have read the same.
			await waitFor(async () => {
				await mounted.settle();
				await send(plain, '');
				return differenceOf(mounted.terminal, plain) === '';
			}, {describe: () => `after ${index + 1} keys, the last ${JSON.stringify(key)}: ${differenceOf(mounted.terminal, plain)}\n${mounted.screen()}`});
			const cursor = mounted.cursor();
			assert.ok(cursor === undefined || (cursor.row === plain.buffer.active.cursorY && cursor.column === plain.buffer.active.cursorX), `the cursor after ${index + 1} keys`);
		}

		assert.ok(seen.size > screens / 3, `${seen.size} different screens`);
		assert.ok(mounted.bytes() < plainBytes / 3, `${mounted.bytes()} bytes of ${plainBytes}`);
		t.diagnostic(`${seen.size} different screens, ${mounted.bytes()} bytes of ${plainBytes}`);
	});
}

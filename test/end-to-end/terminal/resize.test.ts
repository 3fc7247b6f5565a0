import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {atRest, openDemo, press} from '../../helpers/end-to-end/steps.js';

const sizes = [[80, 24], [60, 15], [200, 50], [50, 10], [100, 30], [79, 23], [120, 40]] as const;
// The program sends this before it paints the whole screen again after a change of its size.
const eraseScreen = '\u{1B}[H\u{1B}[2J';
const stormKeys = ['j', 'k', 'g', 'G', ' ', '.', 'p', keys.pageDown, keys.pageUp, keys.down, keys.up];

/**
Random numbers from 0 to 1, the same for the same seed (mulberry32).
*/
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6D_2B_79_F5) % 0x1_00_00_00_00;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1); // eslint-disable-line no-bitwise
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61); // eslint-disable-line no-bitwise
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00; // eslint-disable-line no-bitwise
	};
}

/**
The text in the window. After a window has shrunk, the terminal emulator keeps the cells beyond its right edge, so they are cut off here.
*/
const visible = ({terminal}: Started): string => {
	const {active} = terminal.buffer;
	return Array.from({length: terminal.rows}, (_, row) => active.getLine(active.baseY + row)!.translateToString(true, 0, terminal.cols).trimEnd()).join('\n').trimEnd();
};

const visibleAfterRedraw = async (app: Started): Promise<string> => {
	await app.redrawn();
	return visible(app);
};

const wholeAt = (columns: number, rows: number) => (screen: string): boolean => {
	const lines = screen.split('\n');
	// Right after the change, a frame that was laid out for the window before may stand there, without its end.
	return lines.length === rows && lines[1]!.trim().length === columns - 2 && lines.at(-1)!.startsWith(' Enter details');
};

test('each size shows a whole screen, down to the smallest and back', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);
	const first = visible(app);

	app.resize(60, 15);
	await app.until(wholeAt(60, 15));
	assert.equal(visible(app), await visibleAfterRedraw(app));
	app.resize(200, 50);
	await app.until(wholeAt(200, 50));
	await app.until('DETAILS');
	assert.equal(visible(app), await visibleAfterRedraw(app));

	app.resize(50, 10);
	await app.until(/^influx-tokens needs 60x15; this window is 50x10\.\s+Esc back, q quit\.$/);
	assert.equal(visible(app), await visibleAfterRedraw(app));
	app.resize(80, 24);
	await app.until(() => visible(app) === first);
	assert.equal(visible(app), await visibleAfterRedraw(app));
});

for (const seed of [1, 2, 3]) {
	test(`many resizes and keys in quick succession leave a correct screen, seed ${seed}`, async t => {
		const app = start({test: t});
		await openDemo(app);
		await atRest(app);
		const random = randomNumbers(seed);
		const choose = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
		const frame = async (): Promise<void> => {
			const bytes = app.bytes();
			await app.until(() => app.bytes() > bytes, {timeout: 100}).catch(() => undefined);
		};

		for (let turn = 0; turn < 60; turn++) {
			if (random() < 0.4) {
				const [columns, rows] = choose(sizes);
				app.resize(columns, rows);
			} else {
				app.press(choose(stormKeys));
			}

			// Sometimes waits for a frame, at random points.
			await (random() < 0.3 ? frame() : undefined);
		}

		// The program paints the whole screen again only after a change of size, so 80x24 must not be the present one.
		app.resize(90, 25);
		const before = app.output().length;
		app.resize(80, 24);
		await app.until(() => app.output().includes(eraseScreen, before));
		await app.until(wholeAt(80, 24));
		await press(app, 'y', 'Sent the token ID to the terminal.');
		assert.equal(visible(app), await visibleAfterRedraw(app));
	});
}

import {setTimeout as delay} from 'node:timers/promises';
import {openDemo} from '../test/helpers/end-to-end/steps.js';
import {launch} from '../test/helpers/launch.js';
import {cursorRow} from './cursor-row.js';
import {median} from './quantiles.js';
import type {Measurement} from './report.js';

const moves = 30;

/**
After this many milliseconds without a byte, a frame has ended: the program draws at most every 33 ms.
*/
const quiet = 80;

const idleTime = 2000;

/**
The bytes that the program sends to the terminal for one step of the cursor over the demo's 757 tokens (some steps scroll the list), and while it is idle.
*/
export async function measureTraffic(columns: number, rows: number): Promise<readonly Measurement[]> {
	const app = launch({columns, rows});
	try {
		await openDemo(app);
		await delay(quiet);

		const sent: number[] = [];
		for (let move = 0; move < moves; move++) {
			const row = cursorRow(app);
			const before = app.bytes();
			app.press('j');
			await app.until(() => cursorRow(app) !== row);
			await delay(quiet);
			sent.push(app.bytes() - before);
		}

		const beforeIdle = app.bytes();
		await delay(idleTime);
		const size = `${columns}x${rows}`;
		return [
			{what: `bytes for one step of the cursor, ${size}`, value: `${median(sent)} (most ${Math.max(...sent)})`, ...(columns === 80 && {aim: 'under 500'})},
			{what: `bytes in ${idleTime / 1000} s of nothing, ${size}`, value: String(app.bytes() - beforeIdle), aim: '0'},
		];
	} finally {
		await app.close();
	}
}

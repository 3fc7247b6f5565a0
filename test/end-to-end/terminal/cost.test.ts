import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {existsSync, readFileSync} from 'node:fs';
import test from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {atRest, openDemo, press} from '../../helpers/end-to-end/steps.js';

/**
How many ms of processor time the process has taken so far. 0 where the system has no such file, as on macOS. The 14th and 15th fields of the file count hundredths of a second (proc(5)); the name before them may hold blanks.
*/
function processorTime(pid: number): number {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) {
		return 0;
	}

	const fields = readFileSync(file, 'utf8').split(') ').at(-1)!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

const endOfFrame = '\u{1B}[?2026l';

const firstRow = (app: Started): string => app.rows()[4]!.slice(1);
const cursorRow = (app: Started): string => app.rows().map((row, index) => `${index} ${row}`).find(row => row.includes('▌'))!;

async function costOf(app: Started, key: string): Promise<number> {
	const before = app.output();
	const row = cursorRow(app);
	await press(app, key, () => cursorRow(app) !== row && app.output().endsWith(endOfFrame));
	return Buffer.byteLength(app.output().slice(before.length));
}

test('at 80x24 a cursor move sends under 350 bytes, and an idle program sends nothing', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);

	// Down through wide characters and emoji, and up again.
	for (const key of 'j'.repeat(15) + 'k'.repeat(15)) {
		const bytes = await costOf(app, key);
		assert.ok(bytes < 350, `${bytes} bytes for one move:\n${app.screenText()}`);
	}

	// A held key: at the window's edge the list scrolls by half a window, which changes every row, so most moves do not scroll.
	const inside: number[] = [];
	const scrolling: number[] = [];
	for (const key of 'j'.repeat(45)) {
		const first = firstRow(app);
		const bytes = await costOf(app, key);
		(firstRow(app) === first ? inside : scrolling).push(bytes);
	}

	assert.ok(Math.max(...inside) < 350, `${Math.max(...inside)} bytes for one move`);
	assert.ok(scrolling.length > 0);
	assert.ok(scrolling.length < 7, `${scrolling.length} of 45 moves scrolled`);
	assert.ok(Math.max(...scrolling) < 1900, `${Math.max(...scrolling)} bytes for a move that scrolls`);

	// Only time can show that the program sends nothing by itself.
	const bytes = app.bytes();
	await delay(1500);
	assert.equal(app.bytes(), bytes);
});

test('an idle program leaves the processor at rest', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);
	const began = performance.now();
	const before = processorTime(app.pid);
	await delay(1500);
	const share = (processorTime(app.pid) - before) / (performance.now() - began);
	// A loop that waits for nothing takes all of it.
	assert.ok(share < 0.3, `${Math.round(share * 100)} % of a processor`);
});

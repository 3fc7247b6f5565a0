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

// Without the mark of the cursor and the blanks at the end.
const topRows = (app: Started): readonly string[] => app.rows().slice(4, 6).map(row => row.slice(1).trimEnd());

async function costOf(app: Started, key: string): Promise<number> {
	const before = app.output();
	const screen = app.screenText();
	await press(app, key, now => now !== screen && app.output().endsWith(endOfFrame));
	return Buffer.byteLength(app.output().slice(before.length));
}

test('at 80x24 a cursor move sends under 260 bytes, also where it scrolls, and an idle program sends nothing', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);

	// Down through wide characters and emoji, and up again.
	for (const key of 'j'.repeat(15) + 'k'.repeat(15)) {
		const bytes = await costOf(app, key);
		assert.ok(bytes < 260, `${bytes} bytes for one move:\n${app.screenText()}`);
	}

	// A held key: at the window's edge the list scrolls by one row each time.
	let scrolls = 0;
	for (const key of 'j'.repeat(45)) {
		const [first, second] = topRows(app);
		const bytes = await costOf(app, key);
		const [top] = topRows(app);
		scrolls += Number(top === second);
		assert.ok(top === first || top === second, `scrolled by more than a row:\n${app.screenText()}`);
		assert.ok(bytes < 260, `${bytes} bytes for one move:\n${app.screenText()}`);
	}

	assert.ok(scrolls > 25, `${scrolls} of 45 moves scrolled`);

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

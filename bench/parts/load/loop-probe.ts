/**
Loaded into the measured program before anything else, with Node's `--import`. It writes a line into the file that `BENCH_LOOP_PROBE` names each time that its timer comes late: after how many milliseconds. The main thread was blocked for that long.
*/
import {openSync, writeSync} from 'node:fs';
import process from 'node:process';

/**
Shorter blocks are not written, in milliseconds.
*/
const least = 5;

const file = process.env.BENCH_LOOP_PROBE;
if (file !== undefined) {
	const target = openSync(file, 'a');
	let last = performance.now();
	setInterval(() => {
		const now = performance.now();
		if (now - last >= least) {
			writeSync(target, `${now - last}\n`);
		}

		last = performance.now();
	}, 1).unref();
}

import {
	closeSync,
	mkdirSync,
	openSync,
	rmSync,
} from 'node:fs';
import path from 'node:path';
import {errorCode} from './error-reason.js';

const longestWait = 300; // Milliseconds
const pause = 5; // Milliseconds

/**
Does something to a file while no other influx-tokens does: read, change, write, as one step. A lock file (`<file>.lock`) stands beside it meanwhile.

Whoever holds a file writes a few lines and is done in milliseconds, so this one waits without giving way to anything else. A lock that stands for 300 ms is one of a program that died: it is removed. Where no lock file can be made, `act` is called all the same: it meets the same trouble and says so better.
*/
export function holdFile<Result>(file: string, act: () => Result): Result {
	const lock = `${file}.lock`;
	const isHeld = isTaken(lock);
	try {
		return act();
	} finally {
		if (isHeld) {
			rmSync(lock, {force: true});
		}
	}
}

function isTaken(lock: string): boolean {
	const sleeper = new Int32Array(new SharedArrayBuffer(4));
	const start = performance.now();
	try {
		mkdirSync(path.dirname(lock), {recursive: true, mode: 0o700});
	} catch {
		return false;
	}

	for (;;) {
		try {
			closeSync(openSync(lock, 'wx', 0o600));
			return true;
		} catch (error) {
			if (errorCode(error) !== 'EEXIST') {
				return false;
			}
		}

		if (performance.now() - start > longestWait) {
			return true;
		}

		Atomics.wait(sleeper, 0, 0, pause);
	}
}

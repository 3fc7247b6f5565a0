import {Buffer} from 'node:buffer';
import {
	closeSync,
	mkdirSync,
	openSync,
	rmSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as v from 'valibot';
import {errorCode} from './error-reason.js';
import {parseJson} from './parse-json.js';
import {
	hasSameIds,
	isRunning,
	ownMark,
	processMarkSchema,
} from './process-mark.js';
import {readRegularFileNow} from './regular-file.js';

const longestWait = 300; // Milliseconds
const longestWaitForRunning = 2000; // Milliseconds
const pause = 5; // Milliseconds
const largest = 4096; // Bytes

const holderSchema = v.object({pid: v.number(), ...processMarkSchema.entries});

/**
Does something to a file while no other influx-tokens does: read, change, write, as one step. A lock file (`<file>.lock`) stands beside it meanwhile and says which process has it.

A holder writes a few lines and is done in milliseconds, so this one waits without giving way to anything else. A lock that stands for 300 ms is one of a program that died, unless its process still runs here and its disk is slow: then it is waited for 2 seconds. Where no lock file can be made, `act` is called all the same: it meets the same trouble and says so better.
*/
export function holdFile<Result>(file: string, act: () => Result): Result {
	const lock = `${file}.lock`;
	const isHeld = isTaken(lock);
	try {
		return act();
	} finally {
		if (isHeld) {
			remove(lock);
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
			nameHolder(openSync(lock, 'wx', 0o600));
			return true;
		} catch (error) {
			if (errorCode(error) !== 'EEXIST') {
				return false;
			}
		}

		const waited = performance.now() - start;
		if (waited > longestWait && (waited > longestWaitForRunning || !isHolderRunning(lock))) {
			return true;
		}

		Atomics.wait(sleeper, 0, 0, pause);
	}
}

function nameHolder(descriptor: number): void {
	try {
		writeSync(descriptor, JSON.stringify({pid: process.pid, ...ownMark()}));
	} catch {
		// On a full disk the lock stands without a name, as those of earlier versions do.
	} finally {
		closeSync(descriptor);
	}
}

/**
Whether the process that made the lock runs here. Locks of earlier versions are empty.
*/
function isHolderRunning(lock: string): boolean {
	const read = readRegularFileNow(lock, largest);
	const content = read.ok ? parseJson(Buffer.from(read.bytes).toString('utf8')) : undefined;
	const holder = content?.ok ? v.safeParse(holderSchema, content.value) : undefined;
	return holder?.success === true && hasSameIds(holder.output) && isRunning(holder.output.pid, holder.output.started);
}

function remove(lock: string): void {
	try {
		rmSync(lock, {force: true});
	} catch {
		// It is no file, or its directory may not be written: what `act` did is done all the same.
	}
}

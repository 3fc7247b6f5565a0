import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {acquireLockNow, type HeldLock} from './lock.js';

const longestWait = 2000; // Milliseconds
const longestSilence = 300; // Milliseconds

/**
Does something to a file while no other influx-tokens does: read, change, write, as one step. A lock file (`<file>.lock`) stands beside it meanwhile and says which process has it.

A holder writes a few lines and is done in milliseconds, so this one waits without giving way to anything else. A lock whose process has ended is taken over at once; one whose process cannot be asked, 300 ms after it was made; one whose process still runs, on a slow disk, after 2 seconds. Where no lock file can be made, `act` is called all the same: it meets the same trouble and says so better.
*/
export function holdFile<Outcome>(file: string, act: () => Outcome): Outcome {
	const lock = takeLock(`${file}.lock`);
	try {
		return act();
	} finally {
		release(lock);
	}
}

function takeLock(file: string): HeldLock | undefined {
	try {
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
		const lock = acquireLockNow(file, {timeout: longestWait, takesOverInTheEnd: true, longestSilence});
		return lock.ok ? lock.value : undefined;
	} catch {
		// No file can be made there.
		return undefined;
	}
}

function release(lock: HeldLock | undefined): void {
	try {
		lock?.release();
	} catch {
		// Its directory may not be written any more: what `act` did is done all the same.
	}
}

import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {acquireLockNow, type HeldLock} from './lock.js';

const longestWait = 2000; // Milliseconds
const longestSilence = 300; // Milliseconds

/**
Calls `act`, which reads, changes and writes a file as one step, while no other influx-tokens does the same. Meanwhile a lock file (`<file>.lock`) stands beside the file and says which process holds it.

A holder writes a few lines and is done in milliseconds, so this call waits without letting other code run. It takes over a lock whose process has ended at once, a lock whose process cannot be asked 300 ms after it was made, and a lock whose process still runs, as on a slow disk, after 2 seconds. Where it cannot make a lock file, it calls `act` all the same, because `act` meets the same trouble and reports it better.
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

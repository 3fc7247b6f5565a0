import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {refuse, type Result} from '../result.js';
import {
	didCreateLockFile,
	keepBeating,
	readLockFile,
	type FoundLock,
	type WrittenHolder,
} from './lock-file.js';
import {
	hasSameIds,
	isRunning,
	isSame,
	ownMark,
} from './process-mark.js';

/**
A lock that this process has.
*/
export type HeldLock = {
	/**
	Removes the lock file, unless another process has taken the lock over.
	*/
	readonly release: () => void;
};

/**
The lock; or one sentence or two that say why there is none, with the holder where the file names one.
*/
export type Lock = Result<HeldLock, {readonly holder?: LockHolder}>;

export type LockHolder = {
	readonly pid: number;
	readonly hostname: string;
	readonly since: Date;
	/**
	Whether this process can find out if the holder still runs. False for a holder on another host, in another container, or from before the machine's last start.
	*/
	readonly isHere: boolean;
};

export type LockOptions = {
	/**
	Milliseconds to wait for another holder. Default: 2,000.
	*/
	readonly timeout?: number;
	/**
	Whether to take the lock over when that time is over, although its process may still run. Default: false, which gives up.
	*/
	readonly takesOverInTheEnd?: boolean;
	/**
	Milliseconds after which a lock counts as left behind although its process may still run. Default: none.
	*/
	readonly maximumAge?: number;
	/**
	Milliseconds after which a lock counts as left behind when its process cannot be asked, because it belongs to another host or container or the file names none. Default: 500 for a file that names none, else none.
	*/
	readonly longestSilence?: number;
	/**
	Whether the holder notes every 20 seconds that it still runs. A lock whose process cannot be asked, in another container of a host of this name, counts as left behind after two minutes without such a note. Default: false.
	*/
	readonly beats?: boolean;
};

const longestSilenceOfBeats = 120_000; // Milliseconds
const pause = 15; // Milliseconds between two tries
const longestBirth = 500; // Milliseconds between making a lock and writing in it whose it is

// The ids of the locks of this process. An earlier process may have had the same pid, as in a container, so the pid alone does not say whose a lock is.
const held = new Set<string>();

/**
Takes the lock that the file stands for: made with O_EXCL, it holds the pid, the host name and a random id of who has it, and on Linux what tells the process from a later one with the same pid.

A lock is taken over when its process has ended on this host (a zombie has ended, and so has one whose pid another process has now), or when it is too old. On other systems than Linux, a process that was given the pid of a dead holder keeps the lock until it ends or the file is removed. Throws the system's error when the file cannot be written.
*/
export async function acquireLock(file: string, options: LockOptions = {}): Promise<Lock> {
	const attempt = startAttempts(file, options);
	for (;;) {
		const lock = attempt();
		if (lock !== undefined) {
			return lock;
		}

		await wait(randomPause()); // eslint-disable-line no-await-in-loop -- one try follows the other
	}
}

/**
Does the same without letting other code of this program run, for work that has to be done as one step. Such a lock cannot beat.
*/
export function acquireLockNow(file: string, options: Omit<LockOptions, 'beats'> = {}): Lock {
	const attempt = startAttempts(file, options);
	const sleeper = new Int32Array(new SharedArrayBuffer(4));
	for (;;) {
		const lock = attempt();
		if (lock !== undefined) {
			return lock;
		}

		Atomics.wait(sleeper, 0, 0, randomPause());
	}
}

// The pause is random, so that two programs that wait for the same lock do not try at the same moments.
function randomPause(): number {
	return pause * (0.5 + Math.random());
}

/**
Gives a function that tries once to take the lock. It gives undefined while there is time left to wait.
*/
function startAttempts(file: string, options: LockOptions): () => Lock | undefined {
	const {timeout = 2000, takesOverInTheEnd = false} = options;
	const end = performance.now() + timeout;
	return () => {
		for (;;) {
			const lock = createOwn(file, options);
			if (lock !== undefined) {
				return {ok: true, value: lock};
			}

			const found = readLockFile(file);
			if (found && isLeftBehind(found, options) && didTakeAway(file, found)) {
				continue;
			}

			if (performance.now() < end) {
				return undefined;
			}

			const last = takesOverInTheEnd && found && didTakeAway(file, found) ? createOwn(file, options) : undefined;
			return last ? {ok: true, value: last} : refusal(file, found);
		}
	};
}

/**
Makes the lock file for this process; undefined where there is one.
*/
function createOwn(file: string, {beats = false}: LockOptions): HeldLock | undefined {
	const id = randomUUID();
	const holder: WrittenHolder = {
		id, pid: process.pid, hostname: hostname(), since: Date.now(), ...(beats && {beats}), ...ownMark(),
	};
	// The file is read back, because a process that was held up for long before it wrote has lost the lock.
	if (!didCreateLockFile(file, JSON.stringify(holder)) || readLockFile(file)?.holder?.id !== id) {
		return undefined;
	}

	held.add(id);
	const beating = beats ? keepBeating(file, id) : undefined;
	return {
		release() {
			clearInterval(beating);
			held.delete(id);
			// Another process may have taken it over, when this one was stopped for long.
			if (readLockFile(file)?.holder?.id === id) {
				rmSync(file, {force: true});
			}
		},
	};
}

function isLeftBehind({holder, age}: FoundLock, {maximumAge = Infinity, longestSilence = Infinity}: LockOptions): boolean {
	if (age > maximumAge) {
		return true;
	}

	if (!holder) {
		return age > Math.min(longestBirth, longestSilence);
	}

	if (!isOfThisHost(holder)) {
		return age > longestSilence;
	}

	if (!hasSameIds(holder)) {
		return age > (holder.beats ? Math.min(longestSilenceOfBeats, longestSilence) : longestSilence);
	}

	const isOwnPid = holder.pid === process.pid && isSame(holder.started, ownMark().started);
	return isOwnPid ? holder.id === undefined || !held.has(holder.id) : !isRunning(holder.pid, holder.started);
}

function isOfThisHost({hostname: host}: WrittenHolder): boolean {
	return isSame(host, hostname());
}

// Two programs may find the same lock left behind, and the slower one must not remove the new lock of the faster one. So a program removes the lock only after it has made a second file, and only when the lock has not changed.
function didTakeAway(file: string, found: FoundLock): boolean {
	const gate = `${file}.takeover`;
	if (!didCreateLockFile(gate, '')) {
		const {age = 0} = readLockFile(gate) ?? {};
		if (age > longestBirth) {
			rmSync(gate, {force: true});
		}

		return false;
	}

	try {
		const isUnchanged = readLockFile(file)?.text === found.text;
		if (isUnchanged) {
			rmSync(file);
		}

		return isUnchanged;
	} finally {
		rmSync(gate, {force: true});
	}
}

function refusal(file: string, found: FoundLock | undefined): Lock {
	if (!found?.holder) {
		return refuse(`Another influx-tokens is writing. Try again; if none runs, remove ${file}.`, {});
	}

	const {holder, since} = found;
	// An early version did not write its host for settings and habits.
	const {pid, hostname: host = hostname()} = holder;
	return refuse(`Another influx-tokens is writing (process ${pid} on ${host}). Try again; if it no longer runs, remove ${file}.`, {
		holder: {
			pid, hostname: host, since, isHere: isOfThisHost(holder) && hasSameIds(holder),
		},
	});
}

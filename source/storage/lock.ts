import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {
	hasSameIds,
	isRunning,
	isSame,
	ownMark,
} from './process-mark.js';
import {
	didCreate,
	keepBeating,
	look,
	type FoundLock,
	type WrittenHolder,
} from './lock-file.js';

export type Lock =
	| {readonly ok: true; readonly release: () => void}
	| {
		readonly ok: false;
		readonly message: string;
		/**
		Who has it, where the file says so.
		*/
		readonly holder?: LockHolder;
	};

export type LockHolder = {
	readonly pid: number;
	readonly hostname: string;
	readonly since: Date;
	/**
	Whether it can be asked from here if the process still runs. False for another host, for another container, and for one from before the machine's last start.
	*/
	readonly isHere: boolean;
};

export type LockOptions = {
	/**
	Milliseconds to wait for another holder. Default: 2,000.
	*/
	readonly timeout?: number;
	/**
	Milliseconds after which a lock counts as left behind, whoever holds it. Default: none.
	*/
	readonly maximumAge?: number;
	/**
	Whether the holder notes every 20 seconds that it still runs. A lock whose process cannot be asked, in another container of a host of this name, counts as left behind after two minutes without such a note. Default: false.
	*/
	readonly beats?: boolean;
};

const longestSilence = 120_000; // Milliseconds

const pause = 15; // Milliseconds between two tries
const longestBirth = 500; // Milliseconds between making a lock and writing in it whose it is

// Locks of this process: its pid alone would not tell them from those of an earlier process with the same, as in a container.
const held = new Set<string>();

/**
Takes the lock that the file stands for: made with O_EXCL, it holds the pid, the host name and a random id of who has it, and on Linux what tells the process from a later one with the same pid.

A lock is taken over when its process has ended on this host (a zombie has ended, and so has one whose pid another process has now), or when it is too old. On other systems than Linux, a process that was given the pid of a dead holder keeps the lock until it ends or the file is removed. The refusal is one sentence or two. Throws the system's error when the file cannot be written.
*/
export async function acquireLock(file: string, {timeout = 2000, maximumAge = Infinity, beats = false}: LockOptions = {}): Promise<Lock> {
	const id = randomUUID();
	const end = performance.now() + timeout;
	for (;;) {
		const holder: WrittenHolder = {
			id, pid: process.pid, hostname: hostname(), since: Date.now(), ...(beats && {beats}), ...ownMark(),
		};
		// Read back: whoever is held up for long before writing has lost it.
		if (didCreate(file, JSON.stringify(holder)) && look(file)?.holder?.id === id) {
			held.add(id);
			const beating = beats ? keepBeating(file, id) : undefined;
			return {
				ok: true,
				release() {
					clearInterval(beating);
					held.delete(id);
					// Somebody may have taken it over, when this process was stopped for long.
					if (look(file)?.holder?.id === id) {
						rmSync(file, {force: true});
					}
				},
			};
		}

		const found = look(file);
		if (found && isLeftBehind(found, maximumAge) && didTakeAway(file, found)) {
			continue;
		}

		if (performance.now() < end) {
			// eslint-disable-next-line no-await-in-loop -- one try follows the other
			await wait(pause * (0.5 + Math.random()));
		} else {
			return refusal(file, found);
		}
	}
}

function isLeftBehind({holder, age}: FoundLock, maximumAge: number): boolean {
	if (age > maximumAge) {
		return true;
	}

	if (!holder) {
		return age > longestBirth;
	}

	if (holder.hostname !== hostname()) {
		return false;
	}

	if (!hasSameIds(holder)) {
		return holder.beats === true && age > longestSilence;
	}

	return holder.pid === process.pid && isSame(holder.started, ownMark().started) ? !held.has(holder.id) : !isRunning(holder.pid, holder.started);
}

// Two may find the same lock left behind, and the slower one must not remove the new lock of the faster one. So only who has made the second file removes, and only what is still there.
function didTakeAway(file: string, found: FoundLock): boolean {
	const gate = `${file}.takeover`;
	if (!didCreate(gate, '')) {
		const {age = 0} = look(gate) ?? {};
		if (age > longestBirth) {
			rmSync(gate, {force: true});
		}

		return false;
	}

	try {
		const isUnchanged = look(file)?.text === found.text;
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
		return {ok: false, message: `Another influx-tokens is writing. Try again; if none runs, remove ${file}.`};
	}

	const {holder, since} = found;
	const {pid, hostname: host} = holder;
	return {
		ok: false,
		message: `Another influx-tokens is writing (process ${pid} on ${host}). Try again; if it no longer runs, remove ${file}.`,
		holder: {
			pid, hostname: host, since, isHere: host === hostname() && hasSameIds(holder),
		},
	};
}

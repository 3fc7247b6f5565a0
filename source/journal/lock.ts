import {randomUUID} from 'node:crypto';
import {
	closeSync,
	openSync,
	readFileSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import * as v from 'valibot';
import {errorCode} from '../profiles/error-reason.js';

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
};

const pause = 15; // Milliseconds between two tries
const longestBirth = 500; // Milliseconds between making a lock and writing in it whose it is

const holderSchema = v.object({id: v.string(), pid: v.number(), hostname: v.string()});

type Holder = v.InferOutput<typeof holderSchema>;

type Found = {
	readonly text: string;
	readonly holder: Holder | undefined;
	readonly since: Date;
	/**
	Milliseconds.
	*/
	readonly age: number;
};

// Locks of this process: its pid alone would not tell them from those of an earlier process with the same, as in a container.
const held = new Set<string>();

/**
Takes the lock that the file stands for: made with O_EXCL, it holds the pid, the host name and a random id of who has it.

A lock is taken over when its process is dead on this host, or when it is too old. The refusal is one sentence or two. Throws the system's error when the file cannot be written.
*/
export async function acquireLock(file: string, {timeout = 2000, maximumAge = Infinity}: LockOptions = {}): Promise<Lock> {
	const id = randomUUID();
	const end = performance.now() + timeout;
	for (;;) {
		// Read back: whoever is held up for long before writing has lost it.
		if (didCreate(file, JSON.stringify({id, pid: process.pid, hostname: hostname()})) && look(file)?.holder?.id === id) {
			held.add(id);
			return {
				ok: true,
				release() {
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

function didCreate(file: string, text: string): boolean {
	let descriptor;
	try {
		descriptor = openSync(file, 'wx', 0o600);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') {
			return false;
		}

		throw error;
	}

	try {
		writeSync(descriptor, text);
		return true;
	} catch (error) {
		// A full disk: it is there, but does not say whose it is.
		rmSync(file, {force: true});
		throw error;
	} finally {
		closeSync(descriptor);
	}
}

function look(file: string): Found | undefined {
	try {
		const text = readFileSync(file, 'utf8');
		const {mtime: since, mtimeMs} = statSync(file);
		return {
			text, holder: parseHolder(text), since, age: Date.now() - mtimeMs,
		};
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
}

function parseHolder(text: string): Holder | undefined {
	try {
		return v.parse(holderSchema, JSON.parse(text));
	} catch {
		return undefined;
	}
}

function isLeftBehind({holder, age}: Found, maximumAge: number): boolean {
	if (age > maximumAge) {
		return true;
	}

	if (!holder) {
		return age > longestBirth;
	}

	if (holder.hostname !== hostname()) {
		return false;
	}

	return holder.pid === process.pid ? !held.has(holder.id) : !isRunning(holder.pid);
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, under another user.
		return errorCode(error) !== 'ESRCH';
	}
}

// Two may find the same lock left behind, and the slower one must not remove the new lock of the faster one. So only who has made the second file removes, and only what is still there.
function didTakeAway(file: string, found: Found): boolean {
	const gate = `${file}.takeover`;
	if (!didCreate(gate, '')) {
		const {age = 0} = look(gate) ?? {};
		if (age > longestBirth) {
			rmSync(gate, {force: true});
		}

		return false;
	}

	try {
		const isSame = look(file)?.text === found.text;
		if (isSame) {
			rmSync(file);
		}

		return isSame;
	} finally {
		rmSync(gate, {force: true});
	}
}

function refusal(file: string, found: Found | undefined): Lock {
	if (!found?.holder) {
		return {ok: false, message: `Another influx-tokens is writing. Try again; if none runs, remove ${file}.`};
	}

	const {holder: {pid, hostname: host}, since} = found;
	return {
		ok: false,
		message: `Another influx-tokens is writing (process ${pid} on ${host}). Try again; if it no longer runs, remove ${file}.`,
		holder: {pid, hostname: host, since},
	};
}

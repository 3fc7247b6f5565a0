import {randomUUID} from 'node:crypto';
import {
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import * as v from 'valibot';
import {errorCode} from '../profiles/error-reason.js';

export type Lock =
	| {readonly ok: true; readonly release: () => void}
	| {readonly ok: false; readonly message: string};

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
const longestBirth = 5000; // Milliseconds; between creating a lock and writing who holds it

const holderSchema = v.object({id: v.string(), pid: v.number(), hostname: v.string()});

type Holder = v.InferOutput<typeof holderSchema>;

type Found = {
	readonly text: string;
	readonly holder: Holder | undefined;
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
		if (didCreate(file, JSON.stringify({id, pid: process.pid, hostname: hostname()}))) {
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
			return {ok: false, message: refusal(file, found?.holder)};
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
		const age = Date.now() - statSync(file).mtimeMs;
		return {text, holder: parseHolder(text), age};
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

function refusal(file: string, holder: Holder | undefined): string {
	return holder
		? `Another influx-tokens is writing (process ${holder.pid} on ${holder.hostname}). Try again; if it no longer runs, remove ${file}.`
		: `Another influx-tokens is writing. Try again; if none runs, remove ${file}.`;
}

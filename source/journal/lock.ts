import {randomUUID} from 'node:crypto';
import {
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {link, rename, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import * as v from 'valibot';
import {errorCode} from '../profiles/error-reason.js';

export type Lock =
	| {readonly ok: true; readonly release: () => Promise<void>}
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
		if (didCreate(file, {id, pid: process.pid, hostname: hostname()})) {
			held.add(id);
			return {
				ok: true,
				async release() {
					held.delete(id);
					// Somebody may have taken it over, when this process was stopped for long.
					if (look(file)?.holder?.id === id) {
						await rm(file, {force: true});
					}
				},
			};
		}

		const found = look(file);
		if (found && isLeftBehind(found, maximumAge)) {
			// eslint-disable-next-line no-await-in-loop -- one try follows the other
			await takeAway(file, found);
		} else if (performance.now() < end) {
			// eslint-disable-next-line no-await-in-loop
			await wait(pause * (0.5 + Math.random()));
		} else {
			return {ok: false, message: refusal(file, found?.holder)};
		}
	}
}

function didCreate(file: string, holder: Holder): boolean {
	try {
		writeFileSync(file, JSON.stringify(holder), {flag: 'wx', mode: 0o600});
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') {
			return false;
		}

		if (errorCode(error) === 'ENOSPC') {
			// Made, but without what it should say.
			rmSync(file, {force: true});
		}

		throw error;
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

async function takeAway(file: string, found: Found): Promise<void> {
	const aside = `${file}.${randomUUID()}`;
	try {
		// Two may do this at once. Renaming lets only one have what is there; it then looks whether that is what it saw, and not a new holder's.
		await rename(file, aside);
		if (look(aside)?.text !== found.text) {
			await link(aside, file);
		}
	} catch (error) {
		if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') {
			throw error;
		}
	} finally {
		await rm(aside, {force: true});
	}
}

function refusal(file: string, holder: Holder | undefined): string {
	return holder
		? `Another influx-tokens is writing (process ${holder.pid} on ${holder.hostname}). Try again; if it no longer runs, remove ${file}.`
		: `Another influx-tokens is writing. Try again; if none runs, remove ${file}.`;
}

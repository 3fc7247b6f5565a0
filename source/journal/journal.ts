import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {refuse, type Refusal, type Result} from '../result.js';
import {isUuid} from '../api/parse-host.js';
import type {Secret} from '../secrets/secret.js';
import {validate} from '../api/validate.js';
import {errorReason} from '../storage/error-reason.js';
import {groupWrites} from '../storage/group-writes.js';
import {acquireLock} from '../storage/lock.js';
import {appendLines, type FileTail} from './append-lines.js';
import {sealLine} from './chained-line.js';
import {entrySchema, type JournalEntry} from './journal-entry.js';
import {noteWritten} from './open-intents.js';
import {redactEntry} from './redact-entry.js';

/**
The result of an append. After a refusal of an intent its request must not be sent. Outside text in `message` is raw: pass it through `display()` before it reaches a terminal.
*/
export type Appended = Refusal | {readonly ok: true};

/**
The record of what was done to the tokens of one cluster.
*/
export type Journal = {
	/**
	The absolute path of the file.
	*/
	readonly path: string;
	/**
	Adds one line and gives `ok` when it is on the disk (fsync). Lines stand in the order of the calls, and other programs write before or after them. What is called while a write is under way goes to the disk with the next write, together. When a write fails, exactly the lines of that write are refused. It never throws because of the disk.
	*/
	append(entry: JournalEntry): Promise<Appended>;
	/**
	Waits for the appends that were begun. An append after it throws.
	*/
	close(): Promise<void>;
};

export type JournalOptions = {
	/**
	See `stateDirectory`. A missing directory is made with mode 0700.
	*/
	readonly directory: string;
	readonly clusterId: string;
	readonly actor: {readonly user: string; readonly hostname: string};
	readonly now?: () => Date;
	/**
	Gives the secrets in use, at each append. The line never holds one of them, even one that does not look like a token.
	*/
	readonly secrets?: () => readonly Secret[];
	/**
	Milliseconds to wait for another program's append. Default: 2,000.
	*/
	readonly lockTimeout?: number;
};

/**
Milliseconds. A lock is held for one append, so a lock of this age was left behind by a process that cannot be asked (one of another host, or one whose pid is in use again).
*/
export const oldestAppendLock = 30_000;

/**
The path of a cluster's journal. Undefined when the id is not a UUID, because it becomes a file name.
*/
export function journalPath(directory: string, clusterId: string): string | undefined {
	return isUuid(clusterId) ? path.resolve(directory, `${clusterId.toLowerCase()}.jsonl`) : undefined;
}

export const notUuidMessage = 'There is no journal: the cluster id is not a UUID. Correct it in the profile.';

/**
Opens a cluster's journal: JSON lines in a file of mode 0600, each with the hash of the one before. The directory is made here, the file by the first append.

A last line that was cut short stays in the file. The next append ends it with a line break, and continues the chain from the line before it.
*/
export async function openJournal({
	directory, clusterId, actor, now = () => new Date(), secrets = () => [], lockTimeout = 2000,
}: JournalOptions): Promise<Result<Journal>> {
	const file = journalPath(directory, clusterId);
	if (file === undefined) {
		return refuse(notUuidMessage);
	}

	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	} catch (error) {
		return cannotWrite(file, error);
	}

	let isClosed = false;
	let known: FileTail | undefined;

	const write = async (entries: readonly JournalEntry[]): Promise<readonly Appended[]> => {
		try {
			const lock = await acquireLock(`${file}.lock`, {timeout: lockTimeout, maximumAge: oldestAppendLock});
			if (!lock.ok) {
				return entries.map(() => lock);
			}

			try {
				const appended = await appendLines(file, known, entries.map(entry => tail => sealLine({
					version: 1,
					sequence: tail.sequence + 1,
					time: now().toISOString(),
					user: actor.user,
					hostname: actor.hostname,
					...redactEntry(entry, secrets()),
					previousHash: tail.hash,
				})));
				known = appended.tail;
				return appended.problems.map(problem => problem === undefined ? {ok: true} : cannotWrite(file, problem));
			} finally {
				lock.value.release();
			}
		} catch (error) {
			const refused = cannotWrite(file, error);
			return entries.map(() => refused);
		}
	};

	const writes = groupWrites(write);
	const journal: Journal = {
		path: file,
		async append(entry) {
			if (isClosed) {
				throw new Error('the journal is closed');
			}

			const checked = validate(entrySchema, entry, 'the entry');
			if (!checked.ok) {
				return refuse(`The journal does not accept this entry: ${checked.problem}.`);
			}

			const appended = await writes.add(entry);
			if (appended.ok) {
				noteWritten(entry, journal.append);
			}

			return appended;
		},
		async close() {
			isClosed = true;
			await writes.settle();
		},
	};
	return {ok: true, value: journal};
}

function cannotWrite(file: string, error: unknown): Refusal {
	return refuse(`The journal ${file} cannot be written: ${errorReason(error)}. Make it writable, or set INFLUX_TOKENS_STATE_DIR to another directory.`);
}

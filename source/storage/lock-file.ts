import {Buffer} from 'node:buffer';
import {
	closeSync,
	openSync,
	rmSync,
	statSync,
	utimesSync,
	writeSync,
} from 'node:fs';
import * as v from 'valibot';
import {errorCode, FileProblem} from './error-reason.js';
import {parseJson} from './parse-json.js';
import {processMarkSchema} from './process-mark.js';
import {readRegularFileNow} from './regular-file.js';

const largest = 64 * 1024; // Bytes
const timeBetweenBeats = 20_000; // Milliseconds

// Earlier versions wrote `id`, `pid` and `hostname` only, or for settings and habits `pid` and the process's mark only.
const holderSchema = v.object({
	pid: v.number(),
	id: v.optional(v.string()),
	hostname: v.optional(v.string()),
	since: v.optional(v.number()),
	beats: v.optional(v.boolean()),
	...processMarkSchema.entries,
});

/**
What a lock file says about its holder.
*/
export type WrittenHolder = v.InferOutput<typeof holderSchema>;

export type FoundLock = {
	/**
	The text of the file.
	*/
	readonly text: string;
	/**
	Undefined where the file names no process: it was made a moment ago, its disk was full, or an early version made it.
	*/
	readonly holder: WrittenHolder | undefined;
	readonly since: Date;
	/**
	Milliseconds.
	*/
	readonly age: number;
};

/**
Makes the file with this text, mode 0600, unless one is there; gives whether it did. Throws the system's error when that fails.
*/
export function didCreateLockFile(file: string, text: string): boolean {
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
		// On a full disk the file exists, but does not say who holds the lock.
		rmSync(file, {force: true});
		throw error;
	} finally {
		closeSync(descriptor);
	}
}

/**
What the file holds; undefined where there is no file. Throws the system's error, or a `FileProblem` for anything but a regular file.
*/
export function readLockFile(file: string): FoundLock | undefined {
	try {
		const read = readRegularFileNow(file, largest);
		if (!read.ok) {
			if (read.isMissing) {
				return undefined;
			}

			throw new FileProblem(read.reason);
		}

		const text = Buffer.from(read.bytes).toString('utf8');
		const {mtime, mtimeMs} = statSync(file);
		const holder = parseHolder(text);
		return {
			text, holder, since: holder?.since === undefined ? mtime : new Date(holder.since), age: Date.now() - mtimeMs,
		};
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
}

function parseHolder(text: string): WrittenHolder | undefined {
	const content = parseJson(text);
	const holder = content.ok ? v.safeParse(holderSchema, content.value) : undefined;
	return holder?.success ? holder.output : undefined;
}

/**
Sets the file's time again and again while this process has the lock. Where that fails, another container may take the lock over.
*/
export function keepBeating(file: string, id: string): NodeJS.Timeout {
	return setInterval(() => {
		try {
			if (readLockFile(file)?.holder?.id === id) {
				const now = new Date();
				utimesSync(file, now, now);
			}
		} catch {
			// The next beat tries again.
		}
	}, timeBetweenBeats).unref();
}

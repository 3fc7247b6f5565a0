import {Buffer} from 'node:buffer';
import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readFileSync,
	statSync,
	type Stats,
} from 'node:fs';
import {open, stat, type FileHandle} from 'node:fs/promises';
import {errorCode, errorReason} from './error-reason.js';

/**
The bytes of a file and its permission bits; or why it was not read: `reason` is a sentence part without a final stop.
*/
export type RegularFile =
	| {readonly ok: true; readonly bytes: Uint8Array; readonly mode: number}
	| {readonly ok: false; readonly isMissing: boolean; readonly reason: string};

// O_NONBLOCK: a named pipe that took the file's place after it was looked at would otherwise hold a thread until a program writes to it.
// eslint-disable-next-line no-bitwise -- flags of open(2)
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const chunkSize = 64 * 1024; // Bytes

/**
Reads a regular file of at most `largest` bytes. Links are followed. Named pipes, sockets, devices and directories are refused without being opened, because reading one may wait forever and opening one may do something. It never throws because of the file or the disk.
*/
export async function readRegularFile(file: string, largest: number): Promise<RegularFile> {
	try {
		const before = problemOf(await stat(file), largest);
		if (before !== undefined) {
			return refuse(before);
		}

		const handle = await open(file, flags);
		try {
			const stats = await handle.stat();
			const problem = problemOf(stats, largest);
			if (problem !== undefined) {
				return refuse(problem);
			}

			// The bound holds for the read too, because the file may have grown since.
			const bytes = await readBytes(handle, largest);
			return bytes === undefined ? refuse(tooLarge(largest)) : {ok: true, bytes, mode: stats.mode};
		} finally {
			await handle.close();
		}
	} catch (error) {
		return failure(error);
	}
}

/**
Does the same without waiting, for the small files that the first frame needs.
*/
export function readRegularFileNow(file: string, largest: number): RegularFile {
	try {
		const before = problemOf(statSync(file), largest);
		if (before !== undefined) {
			return refuse(before);
		}

		const descriptor = openSync(file, flags);
		try {
			const stats = fstatSync(descriptor);
			const problem = problemOf(stats, largest);
			return problem === undefined ? {ok: true, bytes: readFileSync(descriptor), mode: stats.mode} : refuse(problem);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return failure(error);
	}
}

/**
Reads to the end; undefined when there are more than `largest` bytes.
*/
export async function readBytes(handle: FileHandle, largest: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const chunk = Buffer.allocUnsafe(Math.max(chunkSize, Math.min(size, 16 * 1024 * 1024)));
		const {bytesRead} = await handle.read(chunk, 0, chunk.length); // eslint-disable-line no-await-in-loop -- one read follows the other
		if (bytesRead === 0) {
			return Buffer.concat(chunks, size);
		}

		size += bytesRead;
		if (size > largest) {
			return undefined;
		}

		chunks.push(chunk.subarray(0, bytesRead));
	}
}

/**
Why a file of this kind or size is not read, as a sentence part; undefined where it may be read.
*/
export function problemOf(stats: Pick<Stats, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket' | 'size'>, largest: number): string | undefined {
	if (stats.isFile()) {
		return stats.size > largest ? tooLarge(largest) : undefined;
	}

	return stats.isDirectory() ? 'it is a directory' : `it is ${stats.isFIFO() ? 'a named pipe' : (stats.isSocket() ? 'a socket' : 'a device')}, not a regular file`;
}

function tooLarge(largest: number): string {
	return `it is larger than ${largest >= 1024 * 1024 ? `${largest / 1024 / 1024} MB` : `${largest / 1024} kB`}`;
}

function refuse(reason: string, isMissing = false): RegularFile {
	return {ok: false, isMissing, reason};
}

function failure(error: unknown): RegularFile {
	return refuse(errorReason(error), errorCode(error) === 'ENOENT');
}

import {Buffer} from 'node:buffer';
import {constants} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import {FileProblem} from '../storage/error-reason.js';
import {problemOf} from '../storage/regular-file.js';
import {syncDirectory} from '../storage/sync-directory.js';
import {longestLine} from './chained-line.js';
import {readTail, type Tail} from './tail.js';

/**
Where a file's chain ends, and which file that was. As long as its size in bytes and its inode are the same, no program has appended since.
*/
export type FileTail = Tail & {readonly size: number; readonly inode: number};

/**
Makes a line for the end of a chain.
*/
export type Seal = (tail: Tail) => {readonly text: string; readonly hash: string};

export type AppendedLines = {
	readonly tail: FileTail;
	/**
	For each line in their order: why it alone was left out. Undefined for a line that is on the disk.
	*/
	readonly problems: readonly unknown[];
};

/**
Appends the lines that `seals` make, one after the other, with one write and one fsync. Gives the new end of the file once all of them are on the disk. With `known`, the end of the file is not read again when no other program has appended to it.

A line that cannot be made, or that is too long to be read, is left out, and the others are written. Throws the system's error when the write fails; then a part of the lines may be in the file, each of them whole but the last. Throws a `FileProblem` for a file that is not a regular one.

Call it while holding the file's lock.
*/
export async function appendLines(file: string, known: FileTail | undefined, seals: readonly Seal[]): Promise<AppendedLines> {
	// eslint-disable-next-line no-bitwise -- flags of open(2)
	const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0), 0o600);
	try {
		const stats = await handle.stat();
		const problem = problemOf(stats, Infinity);
		if (problem !== undefined) {
			throw new FileProblem(problem);
		}

		const {size, ino: inode} = stats;
		const tail = known?.size === size && known.inode === inode ? known : await readTail(handle, size);
		const made = makeLines(tail, seals);
		const bytes = Buffer.from(made.text);
		if (bytes.length > 0) {
			await writeAll(handle, bytes);
			await handle.sync();
		}

		if (size === 0) {
			await syncDirectory(path.dirname(file));
		}

		return {tail: {...made.tail, size: size + bytes.length, inode}, problems: made.problems};
	} finally {
		await handle.close();
	}
}

/**
The text of the lines that follow `tail`, each with its line end, and the end of the chain after them.
*/
function makeLines(tail: Tail, seals: readonly Seal[]): {readonly text: string; readonly tail: Tail; readonly problems: readonly unknown[]} {
	let end = tail;
	let text = '';
	const problems = seals.map(seal => {
		try {
			const line = seal(end);
			if (Buffer.byteLength(line.text) >= longestLine) {
				return new FileProblem('the line would be longer than 32 MB');
			}

			text += `${end.hasLineEnd ? '' : '\n'}${line.text}\n`;
			end = {sequence: end.sequence + 1, hash: line.hash, hasLineEnd: true};
		} catch (error) {
			return error;
		}

		return undefined;
	});
	return {text, tail: end, problems};
}

/**
Writes all bytes at the end of a file that was opened to append.
*/
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
	let written = 0;
	while (written < bytes.length) {
		// A disk that fills up takes a part first and refuses the rest.
		// eslint-disable-next-line no-await-in-loop -- one write follows the other
		const {bytesWritten} = await handle.write(bytes, written);
		written += bytesWritten;
	}
}

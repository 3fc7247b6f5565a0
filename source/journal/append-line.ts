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
Appends the line that `seal` makes for the end of the file's chain, and gives the new end once the line is on the disk. With `known`, the end of the file is not read again when no other program has appended to it. Throws the system's error when the write fails, and then a part of the line may be in the file. Throws a `FileProblem` for a file that is not a regular one, and for a line that is too long to be read.

Call it while holding the file's lock.
*/
export async function appendLine(file: string, known: FileTail | undefined, seal: (tail: Tail) => {readonly text: string; readonly hash: string}): Promise<FileTail> {
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
		const {text, hash} = seal(tail);
		const bytes = Buffer.from(`${tail.hasLineEnd ? '' : '\n'}${text}\n`);
		if (bytes.length > longestLine) {
			throw new FileProblem('the line would be longer than 32 MB');
		}

		await writeAll(handle, bytes);
		await handle.sync();
		if (size === 0) {
			await syncDirectory(path.dirname(file));
		}

		return {
			sequence: tail.sequence + 1, hash, hasLineEnd: true, size: size + bytes.length, inode,
		};
	} finally {
		await handle.close();
	}
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

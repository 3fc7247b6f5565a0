import {
	closeSync,
	fchmodSync,
	fsyncSync,
	mkdirSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {refuse, type Result} from '../result.js';
import {errorCode, errorReason} from './error-reason.js';
import {holdFile} from './hold-file.js';
import {readRegularFileNow} from './regular-file.js';
import {syncDirectoryNow} from './sync-directory.js';

/**
What a file holds before it is replaced. Undefined where there is no file.
*/
export type FileBefore = Uint8Array | undefined;

const mostReadings = 5;

/**
Replaces the content of a file: whole or not at all, with the permission bits that it had. A new file has mode 0600, in directories of mode 0700. A link is followed. `change` gives the new content, or a refusal; it is asked again where another program writes the file meanwhile. It does not wait. Gives the bytes that were written. `largest` is the size in bytes up to which a file is read. It never throws because of the file or the disk.
*/
export function replaceFile(file: string, {largest, change}: {
	readonly largest: number;
	readonly change: (before: FileBefore) => Result<Uint8Array>;
}): Result<Uint8Array> {
	return holdFile(file, () => {
		for (let reading = 0; reading < mostReadings; reading++) {
			const replaced = replaceOnce(file, largest, change);
			if (replaced) {
				return replaced;
			}
		}

		return refuse(`${file} changes all the time: another program writes it. Nothing was written.`);
	});
}

/**
Undefined where the file was written by another program meanwhile.
*/
function replaceOnce(file: string, largest: number, change: (before: FileBefore) => Result<Uint8Array>): Result<Uint8Array> | undefined {
	const read = readRegularFileNow(file, largest);
	if (!read.ok && !read.isMissing) {
		return refuse(`${file} cannot be read: ${read.reason}. Nothing was written.`);
	}

	const changed = change(read.ok ? read.bytes : undefined);
	if (!changed.ok) {
		return changed;
	}

	try {
		const target = read.ok ? realpathSync(file) : file;
		mkdirSync(path.dirname(target), {recursive: true, mode: 0o700});
		const other = `${target}.${process.pid}.new`;
		try {
			writeOther(other, changed.value, read.ok ? read.mode : 0o600);
			const now = readRegularFileNow(file, largest);
			if (now.ok === read.ok && (!now.ok || !read.ok || areEqual(now.bytes, read.bytes))) {
				renameSync(other, target);
				syncDirectoryNow(path.dirname(target));
				return changed;
			}

			return undefined;
		} finally {
			rmSync(other, {force: true});
		}
	} catch (error) {
		return refuse(`${file} cannot be written: ${errorReason(error)}.`);
	}
}

function writeOther(file: string, bytes: Uint8Array, mode: number): void {
	// What a program that was killed left behind.
	rmSync(file, {force: true});
	const descriptor = openSync(file, 'wx', 0o600);
	try {
		writeFileSync(descriptor, bytes);
		setMode(descriptor, mode);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

function setMode(descriptor: number, mode: number): void {
	try {
		fchmodSync(descriptor, mode & 0o7777); // eslint-disable-line no-bitwise -- permission bits
	} catch (error) {
		// Some file systems have no permission bits.
		if (!['EPERM', 'ENOTSUP', 'EINVAL'].includes(errorCode(error) ?? '')) {
			throw error;
		}
	}
}

function areEqual(left: Uint8Array, right: Uint8Array): boolean {
	return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

import {Buffer} from 'node:buffer';
import {
	closeSync,
	constants,
	fsyncSync,
	openSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import {
	access,
	lstat,
	open,
	unlink,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import {errorCode, errorReason} from '../storage/error-reason.js';
import {refuse, type Refusal, type Result} from '../result.js';
import {syncDirectory, syncDirectoryNow} from '../storage/sync-directory.js';
import {Secret} from './secret.js';

/**
What a new file is to hold. A secret gets a line break after it.
*/
export type FileContent = string | Uint8Array | Secret;

/**
A new file of mode 0600 that is empty until its content comes. Call `write` or `discard`.
*/
export type ReservedFile = {
	/**
	The whole path.
	*/
	readonly path: string;
	/**
	Writes the content onto the disk (fsync of the file and of its directory). A file that could not be written whole is removed again, or the message says that a part of it is left.
	*/
	write(content: FileContent): Promise<Result<string>>;
	/**
	Removes the file.
	*/
	discard(): Promise<void>;
};

/**
Writes a file of mode 0600 that was not there before; gives its whole path once the file and its name are on the disk (fsync). It never overwrites anything, and refuses a link. A file that could not be written whole is removed again, or the message says that a part of it is left.
*/
export async function writeNewFile(file: string, content: FileContent): Promise<Result<string>> {
	if (file === '') {
		return refuse('There is no path: enter that of a new file.');
	}

	const reserved = await reserveFile(file);
	return reserved.ok ? reserved.value.write(content) : reserved;
}

/**
Does the same without waiting, for a program that ends on a signal and has no other moment. A file that is written whole stays there even when its directory cannot be put onto the disk, because it holds the last copy. `isTaken` says that the path exists already. It never throws because of the disk.
*/
export function writeNewFileNow(file: string, content: FileContent): Result<string, {readonly isTaken?: boolean}> {
	const whole = path.resolve(file);
	let descriptor: number;
	try {
		descriptor = openSync(whole, creation, mode);
	} catch (error) {
		return refuse(reasonAgainst(whole, error), {isTaken: errorCode(error) === 'EEXIST'});
	}

	try {
		writeFileSync(descriptor, bytesOf(content));
		fsyncSync(descriptor);
	} catch (error) {
		return refuseWritten(whole, error, isRemovedNow(whole));
	} finally {
		closeSync(descriptor);
	}

	try {
		syncDirectoryNow(path.dirname(whole));
	} catch {
		// The file itself is on the disk.
	}

	return {ok: true, value: whole};
}

/**
Makes a file for a secret before there is a secret, so that the secret cannot be lost to a path that is taken or a directory that cannot be written. It never overwrites anything.
*/
export async function reserveFile(file: string): Promise<Result<ReservedFile>> {
	const whole = path.resolve(file);
	let handle: FileHandle;
	try {
		handle = await open(whole, creation, mode);
	} catch (error) {
		return refuse(reasonAgainst(whole, error));
	}

	return {
		ok: true,
		value: {
			path: whole,
			async write(content) {
				try {
					await handle.writeFile(bytesOf(content));
					await handle.sync();
					await handle.close();
					await syncDirectory(path.dirname(whole));
					return {ok: true, value: whole};
				} catch (error) {
					return refuseWritten(whole, error, await isRemoved(handle, whole));
				}
			},
			async discard() {
				await isRemoved(handle, whole);
			},
		},
	};
}

/**
Checks whether `reserveFile` would make the file, as far as that can be known without making it. Gives its whole path.
*/
export async function checkNewFile(file: string): Promise<Result<string>> {
	const whole = path.resolve(file);
	try {
		await access(path.dirname(whole), constants.W_OK);
		await lstat(whole);
		return refuse(takenMessage(whole));
	} catch (error) {
		return errorCode(error) === 'ENOENT' && await isThere(path.dirname(whole)) ? {ok: true, value: whole} : refuse(reasonAgainst(whole, error));
	}
}

// O_CREAT | O_EXCL, which refuses a link too.
const creation = 'wx';
const mode = 0o600;

function bytesOf(content: FileContent): Uint8Array {
	return content instanceof Uint8Array ? content : Buffer.from(content instanceof Secret ? `${content.reveal()}\n` : content);
}

/**
Removes the file that the handle made, and not one that has taken its path since. Gives whether nothing of it is left at that path.
*/
async function isRemoved(handle: FileHandle, whole: string): Promise<boolean> {
	let made;
	try {
		made = await handle.stat();
	} catch {
		// Closed already: the path is all that is left to go by.
	}

	try {
		await handle.close();
	} catch {
		// A second close, or a disk that fails at the first.
	}

	try {
		const there = await lstat(whole);
		if (made === undefined || (there.ino === made.ino && there.dev === made.dev)) {
			await unlink(whole);
		}

		return true;
	} catch (error) {
		return errorCode(error) === 'ENOENT';
	}
}

// No other code of this program ran between making the file and this.
function isRemovedNow(whole: string): boolean {
	try {
		unlinkSync(whole);
		return true;
	} catch (error) {
		return errorCode(error) === 'ENOENT';
	}
}

async function isThere(directory: string): Promise<boolean> {
	try {
		await access(directory);
		return true;
	} catch {
		return false;
	}
}

function takenMessage(whole: string): string {
	return `${whole} is there already: choose another name.`;
}

function reasonAgainst(whole: string, error: unknown): string {
	return errorCode(error) === 'EEXIST' ? takenMessage(whole) : `${whole} cannot be written: ${errorReason(error)}.`;
}

function refuseWritten(whole: string, error: unknown, isGone: boolean): Refusal {
	const message = reasonAgainst(whole, error);
	return refuse(isGone ? message : `${message} A part of it may be left there: remove it.`);
}

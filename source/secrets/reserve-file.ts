import {constants} from 'node:fs';
import {
	access,
	lstat,
	open,
	unlink,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import {Secret} from './secret.js';
import {errorCode, errorReason} from '../storage/error-reason.js';
import type {FileResult} from '../storage/file-result.js';
import {syncDirectory} from '../storage/sync-directory.js';

/**
A new file of mode 0600 that is empty until its text comes. To be written or discarded.
*/
export type ReservedFile = {
	/**
	The whole path.
	*/
	readonly path: string;
	/**
	Writes the text onto the disk (fsync of the file and of its directory); a secret gets a line break after it. A file that could not be written whole is removed again, or the message says that a part of it is left.
	*/
	write(text: string | Secret): Promise<FileResult>;
	/**
	Removes it.
	*/
	discard(): Promise<void>;
};

export type Reserved = {readonly ok: true; readonly file: ReservedFile} | {readonly ok: false; readonly message: string};

/**
Makes a file for a secret before there is one, so that the secret cannot be lost to a path that is taken or a directory that cannot be written. Nothing is ever overwritten.
*/
export async function reserveFile(file: string): Promise<Reserved> {
	const whole = path.resolve(file);
	let handle: FileHandle;
	try {
		// `wx`: O_CREAT | O_EXCL, which refuses a link too.
		handle = await open(whole, 'wx', 0o600);
	} catch (error) {
		return refuse(whole, error);
	}

	return {
		ok: true,
		file: {
			path: whole,
			async write(text) {
				try {
					await handle.writeFile(text instanceof Secret ? `${text.reveal()}\n` : text);
					await handle.sync();
					await handle.close();
					await syncDirectory(path.dirname(whole));
					return {ok: true, text: whole};
				} catch (error) {
					const {message} = refuse(whole, error);
					return {ok: false, message: await isRemoved(handle, whole) ? message : `${message} A part of it may be left there: remove it.`};
				}
			},
			async discard() {
				await isRemoved(handle, whole);
			},
		},
	};
}

/**
Removes the file that the handle made, and no other that has taken its path since. Tells whether nothing of it is left there.
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

/**
Whether `reserveFile` would make it, as far as can be told without making it. Gives its whole path.
*/
export async function checkNewFile(file: string): Promise<FileResult> {
	const whole = path.resolve(file);
	try {
		await access(path.dirname(whole), constants.W_OK);
		await lstat(whole);
		return taken(whole);
	} catch (error) {
		return errorCode(error) === 'ENOENT' && await isThere(path.dirname(whole)) ? {ok: true, text: whole} : refuse(whole, error);
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

function taken(whole: string) {
	return {ok: false, message: `${whole} is there already: choose another name.`} as const;
}

function refuse(whole: string, error: unknown): {readonly ok: false; readonly message: string} {
	return errorCode(error) === 'EEXIST' ? taken(whole) : {ok: false, message: `${whole} cannot be written: ${errorReason(error)}.`};
}

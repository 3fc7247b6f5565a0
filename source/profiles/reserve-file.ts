import {constants} from 'node:fs';
import {
	access,
	lstat,
	open,
	unlink,
} from 'node:fs/promises';
import path from 'node:path';
import type {Secret} from '../api/secret.js';
import {errorCode, errorReason} from './error-reason.js';
import type {FileResult} from './text-files.js';

/**
A new file of mode 0600 that is empty until its secret comes. To be written or discarded.
*/
export type ReservedFile = {
	/**
	The whole path.
	*/
	readonly path: string;
	/**
	Writes the secret with a line break after it, onto the disk (fsync).
	*/
	write(secret: Secret): Promise<FileResult>;
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
	try {
		// `wx`: O_CREAT | O_EXCL, which refuses a link too.
		const handle = await open(whole, 'wx', 0o600);
		return {
			ok: true,
			file: {
				path: whole,
				async write(secret) {
					try {
						await handle.writeFile(`${secret.reveal()}\n`);
						await handle.sync();
						await handle.close();
						return {ok: true, text: whole};
					} catch (error) {
						return refuse(whole, error);
					}
				},
				async discard() {
					try {
						await handle.close();
						await unlink(whole);
					} catch {
						// Somebody else has removed it.
					}
				},
			},
		};
	} catch (error) {
		return refuse(whole, error);
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

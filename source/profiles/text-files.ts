import {readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Secret} from '../api/secret.js';
import {errorCode, errorReason} from './error-reason.js';

export type FileResult = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly message: string};

const largestFile = 64 * 1024 * 1024; // Bytes

/**
Writes a file of mode 0600 that was not there before; gives its whole path. Nothing is ever overwritten, and no link is followed to a place that exists.
*/
export async function writeNewFile(file: string, text: string | Secret): Promise<FileResult> {
	if (file === '') {
		return {ok: false, message: 'There is no path: enter that of a new file.'};
	}

	const whole = path.resolve(file);
	try {
		// `wx`: O_CREAT | O_EXCL, which refuses a link too.
		await writeFile(whole, text instanceof Secret ? `${text.reveal()}\n` : text, {mode: 0o600, flag: 'wx'});
		return {ok: true, text: whole};
	} catch (error) {
		return {
			ok: false,
			message: errorCode(error) === 'EEXIST' ? `${whole} is there already: choose another name.` : `${whole} cannot be written: ${errorReason(error)}.`,
		};
	}
}

/**
The text of a file of at most 64 MB.
*/
export async function readTextFile(file: string): Promise<FileResult> {
	if (file === '') {
		return {ok: false, message: 'There is no path: enter that of a file.'};
	}

	const whole = path.resolve(file);
	try {
		const {size} = await stat(whole);
		return size > largestFile
			? {ok: false, message: `${whole} is larger than 64 MB: choose another.`}
			: {ok: true, text: await readFile(whole, 'utf8')};
	} catch (error) {
		return {ok: false, message: `${whole} cannot be read: ${errorReason(error)}.`};
	}
}

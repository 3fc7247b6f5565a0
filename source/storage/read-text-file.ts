import {Buffer} from 'node:buffer';
import {constants} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {refuse, type Result} from '../result.js';
import {decodeText} from './decode-text.js';
import {errorReason} from './error-reason.js';
import {readBytes, readRegularFile} from './regular-file.js';

const largestFile = 64 * 1024 * 1024; // Bytes

/**
The name of a file by which a command line means standard input.
*/
export const standardInput = '-';

/**
The text of a regular file of at most 64 MB.

`isDescriptorAllowed` is for a command's file of IDs or plan, which may come through `-` (standard input), `/dev/stdin` or a shell's `<(…)`. It reads such a descriptor of this process to its end, with the same bound. Any other pipe, device, socket or directory is refused at once.
*/
export async function readTextFile(file: string, {isDescriptorAllowed = false} = {}): Promise<Result<string>> {
	if (file === '') {
		return refuse('There is no path: enter that of a file.');
	}

	const isInput = isDescriptorAllowed && file === standardInput;
	const whole = isInput ? '/dev/stdin' : path.resolve(file);
	const read = isInput || (isDescriptorAllowed && await isStream(whole)) ? await readStream(whole) : await readRegularFile(whole, largestFile);
	return read.ok
		? {ok: true, value: decodeText(read.bytes)}
		: refuse(`${isInput ? 'Standard input' : whole} cannot be read: ${read.reason}.`);
}

const descriptors = /^\/(?:dev\/stdin|dev\/fd\/\d+|proc\/self\/fd\/\d+)$/;

/**
Whether the path names a descriptor of this process that is a pipe, a socket or a terminal.
*/
async function isStream(whole: string): Promise<boolean> {
	if (!descriptors.test(whole)) {
		return false;
	}

	try {
		const stats = await stat(whole);
		return stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice();
	} catch {
		return false;
	}
}

async function readStream(whole: string): Promise<{readonly ok: true; readonly bytes: Uint8Array} | {readonly ok: false; readonly reason: string}> {
	try {
		const bytes = /\/(?:stdin|0)$/.test(whole) ? await readStandardInput() : await readDescriptor(whole);
		return bytes === undefined ? {ok: false, reason: 'it gives more than 64 MB'} : {ok: true, bytes};
	} catch (error) {
		return {ok: false, reason: errorReason(error)};
	}
}

// Node's own stream also reads sockets, and descriptors that do not block.
async function readStandardInput(): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of process.stdin) {
		const bytes = Buffer.from(chunk);
		size += bytes.length;
		if (size > largestFile) {
			return undefined;
		}

		chunks.push(bytes);
	}

	return Buffer.concat(chunks, size);
}

async function readDescriptor(whole: string): Promise<Uint8Array | undefined> {
	const handle = await open(whole, constants.O_RDONLY);
	try {
		return await readBytes(handle, largestFile);
	} finally {
		await handle.close();
	}
}

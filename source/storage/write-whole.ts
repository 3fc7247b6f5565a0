import {
	fstatSync,
	fsyncSync,
	statSync,
	writeSync,
} from 'node:fs';
import {Writable} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {errorCode} from './error-reason.js';

/**
Makes this process's stdout write everything or fail, where it is a file.

Node's own stream for a file ignores how many bytes the system took. On a disk that fills up the system takes a part of the last chunk without an error, so the end of the output would be missing and the exit code would still be 0.
*/
export function makeWhole(stdout: NodeJS.WriteStream & {readonly fd: number}): void {
	// Terminals, pipes and sockets have a handle of libuv's, which does not stop in the middle.
	if ('_handle' in stdout) {
		return;
	}

	stdout._write = (chunk: Uint8Array, _encoding, callback) => {
		try {
			for (let written = 0; written < chunk.length;) {
				written += writeSync(stdout.fd, chunk, written);
			}

			callback();
		} catch (error) {
			callback(error as Error);
		}
	};
}

/**
Waits until the system has taken or refused what was written, and a regular file is on its disk (fsync), because some disks report only then that they are full. A failure is the stream's `error` event, and its listeners have been called when this is done.
*/
export async function settleOutput(stdout: NodeJS.WritableStream): Promise<void> {
	await writeWhole('', stdout);
}

/**
Writes a text, and waits in the same way. Gives the error where it was not written whole.
*/
export async function writeWhole(text: string, stdout: NodeJS.WritableStream): Promise<Error | undefined> {
	const error = await new Promise<Error | undefined>(resolve => {
		stdout.write(text, failure => {
			resolve(failure ?? undefined);
		});
	}) ?? syncedError(stdout);
	await turn();
	return error;
}

function syncedError(stdout: NodeJS.WritableStream): Error | undefined {
	if (stdout instanceof Writable && !stdout.destroyed && isFile(stdout)) {
		try {
			fsyncSync(stdout.fd);
		} catch (error) {
			// It is not a failure when the system cannot put this kind of file onto a disk.
			if (!['EINVAL', 'ENOTSUP', 'EROFS'].includes(errorCode(error) ?? '')) {
				stdout.destroy(error as Error);
				return error as Error;
			}
		}
	}

	return undefined;
}

/**
Whether what is written to this descriptor is thrown away: it is the null device. Node opens that in place of a stdout that was closed, so the two look the same.
*/
export function isThrownAway(descriptor: number): boolean {
	try {
		const {rdev} = statSync('/dev/null');
		const stats = fstatSync(descriptor);
		return stats.isCharacterDevice() && stats.rdev === rdev;
	} catch {
		return false;
	}
}

function isFile(stream: Writable): stream is Writable & {readonly fd: number} {
	try {
		return 'fd' in stream && typeof stream.fd === 'number' && fstatSync(stream.fd).isFile();
	} catch {
		return false;
	}
}

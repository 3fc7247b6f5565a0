import {
	closeSync,
	constants,
	fsyncSync,
	openSync,
} from 'node:fs';
import {open} from 'node:fs/promises';
import process from 'node:process';
import {errorCode} from './error-reason.js';

// Windows cannot do this to a directory and does not need it. Some file systems refuse it, and a directory that may be written but not read cannot be opened. Nothing more can be done then, and the file itself is on the disk.
const harmless = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

function throwUnlessHarmless(error: unknown): void {
	if (!harmless.has(errorCode(error) ?? '')) {
		throw error;
	}
}

/**
Puts the names in a directory onto the disk (fsync): after a power cut, a new file is there only when its directory has been written too. Throws the system's error when the disk fails.
*/
export async function syncDirectory(directory: string): Promise<void> {
	if (process.platform === 'win32') {
		return;
	}

	try {
		const handle = await open(directory, constants.O_RDONLY);
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		throwUnlessHarmless(error);
	}
}

/**
Does the same without waiting, for code that must not let other code run.
*/
export function syncDirectoryNow(directory: string): void {
	if (process.platform === 'win32') {
		return;
	}

	try {
		const descriptor = openSync(directory, constants.O_RDONLY);
		try {
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		throwUnlessHarmless(error);
	}
}

import {Buffer} from 'node:buffer';
import {constants} from 'node:fs';
import {lstat, open} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {decodeText} from '../storage/decode-text.js';
import {errorReason} from '../storage/error-reason.js';
import {refuse, type Result} from '../result.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import {secretFromText} from './secret-from-text.js';
import type {Secret} from './secret.js';

const largest = 64 * 1024; // Bytes

/**
Reads the management token from the first line of a file that no other user can read.

Refuses a link, anything but a regular file, a file of another user, one that group or others may read, and one over 64 kB. Windows has no owner and mode of this kind, so only the link, the kind and the size are checked there. A leading `~/` is the home directory.
*/
export async function readSecretFile(file: string, environment: Environment): Promise<Result<Secret>> {
	const place = expandHome(file, environment);
	const origin = `The token file ${place}`;
	if (!path.isAbsolute(place)) {
		return refuse(`${origin} is not an absolute path. Write it from the root, or from ~/.`);
	}

	try {
		// The look with `lstat` gives a plain sentence for a link. O_NOFOLLOW refuses a link that was put there after it.
		const entry = await lstat(place);
		if (entry.isSymbolicLink()) {
			return refuse(`${origin} is a symbolic link. Name the file itself.`);
		}

		// Without O_NONBLOCK a named pipe would hold the program until another one writes to it.
		// eslint-disable-next-line no-bitwise -- flags of open(2)
		const handle = await open(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
		try {
			const stats = await handle.stat();
			if (!stats.isFile()) {
				return refuse(`${origin} is not a regular file. Name a file that holds the token.`);
			}

			const userId = process.getuid?.();
			if (userId !== undefined && stats.uid !== userId) {
				return refuse(`${origin} belongs to another user. Copy the token into a file of your own with mode 600.`);
			}

			// eslint-disable-next-line no-bitwise -- permission bits
			const permissions = stats.mode & 0o777;
			// eslint-disable-next-line no-bitwise -- permission bits
			if (userId !== undefined && (permissions & 0o077) !== 0) {
				return refuse(`${origin} is open to other users (mode ${permissions.toString(8).padStart(3, '0')}). Run: chmod 600 ${place}`);
			}

			if (stats.size > largest) {
				return refuse(`${origin} is larger than 64 kB, so it is not a token file. Name the right one.`);
			}

			const {bytesRead, buffer} = await handle.read(Buffer.alloc(largest), 0, largest);
			return secretFromText(decodeText(buffer.subarray(0, bytesRead)), origin);
		} finally {
			await handle.close();
		}
	} catch (error) {
		return refuse(`${origin} cannot be read: ${errorReason(error)}. Create it with mode 600, or choose another source in the profile.`);
	}
}

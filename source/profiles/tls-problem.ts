import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {errorReason} from '../storage/error-reason.js';
import {shortPath} from '../storage/short-path.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import type {Profile} from './types.js';

const files = [['caFile', 'CA file'], ['certificateFile', 'client certificate'], ['keyFile', 'client key']] as const;

/**
What is wrong with the files that a profile's TLS needs, in sentences; undefined where all of them can be read. Does not look at their content.
*/
export async function tlsProblem({tls = {}, origin}: Profile, environment: Environment): Promise<string | undefined> {
	for (const [property, words] of files) {
		const file = tls[property];
		const reason = file === undefined ? undefined : await reasonAgainst(expandHome(file, environment)); // eslint-disable-line no-await-in-loop -- a disk that hangs holds one thread, not all of them
		if (file !== undefined && reason !== undefined) {
			return `Its ${words}: ${reason} (${shortPath(file, environment)}). Correct it in ${origin === 'influxctl' ? 'influxctl\'s config' : 'the profile, with e'}.`;
		}
	}

	return undefined;
}

async function reasonAgainst(file: string): Promise<string | undefined> {
	try {
		const stats = await stat(file);
		if (!stats.isFile()) {
			return 'it is not a regular file';
		}

		await access(file, constants.R_OK);
		return undefined;
	} catch (error) {
		return errorReason(error);
	}
}

import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	writeSync,
} from 'node:fs';
import process from 'node:process';
import {refuse, type Result} from '../result.js';
import {errorReason} from '../storage/error-reason.js';

// O_NONBLOCK: opening a named pipe would otherwise wait for its reader. A link is not followed, because another user may have put it there.
// eslint-disable-next-line no-bitwise -- flags of open(2)
const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
Opens a log for appending: a new file that only this user can read, or a regular one that is so already. Gives a function that writes a line at once, so that a crash loses none.

A line that cannot be written never fails the work: `onProblem` gets a sentence, once, and no further line is written. Outside text in the sentences is raw.
*/
export function openDebugFile(file: string, onProblem: (sentence: string) => void): Result<(line: string) => void> {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(file, flags, 0o600);
		const problem = problemOf(descriptor);
		if (problem !== undefined) {
			closeSync(descriptor);
			return refuse(`The debug log ${file} cannot be used: ${problem}. Name a new file.`);
		}
	} catch (error) {
		return refuse(`The debug log ${file} cannot be opened: ${errorReason(error)}. Name another file.`);
	}

	let open: number | undefined = descriptor;
	return {
		ok: true,
		value(line) {
			if (open === undefined) {
				return;
			}

			try {
				writeSync(open, `${line}\n`);
			} catch (error) {
				open = undefined;
				onProblem(`The debug log ${file} cannot be written: ${errorReason(error)}. The work went on without it.`);
			}
		},
	};
}

function problemOf(descriptor: number): string | undefined {
	const stats = fstatSync(descriptor);
	if (!stats.isFile()) {
		return 'it is no regular file';
	}

	if (process.platform === 'win32') {
		return undefined;
	}

	if (stats.uid !== process.getuid?.()) {
		return 'it belongs to another user';
	}

	return stats.mode % 0o100 === 0 ? undefined : `it is open to other users (mode ${(stats.mode % 0o1000).toString(8)})`;
}

import process from 'node:process';
import {exitCodes} from '../../../exit-codes.js';
import {makeWhole, settleOutput} from '../../../storage/whole-output.js';
import {outliveReaders} from './surroundings.js';

let hasFailed: (() => boolean) | undefined;

/**
Watches this process's stdout and stderr, from before the first word of a command is written: see `outliveReaders`. Gives a function that tells whether stdout could not be written. Called again, it changes nothing.
*/
export function watchOutput(): () => boolean {
	if (hasFailed === undefined) {
		makeWhole(process.stdout);
		hasFailed = outliveReaders(process);
	}

	return hasFailed;
}

/**
Leaves the exit code for the program's end, once all output is written: a command that did its work and could not say so has not ended well.
*/
export async function leaveExitCode(code: number): Promise<void> {
	const isIncomplete = watchOutput();
	await settleOutput(process.stdout);
	process.exitCode = code === exitCodes.done && isIncomplete() ? exitCodes.notAll : code;
}

import process from 'node:process';
import {exitCodes} from '../../../exit-codes.js';
import {makeWhole, settleOutput} from '../../../storage/write-whole.js';
import {outliveReaders} from './surroundings.js';

let hasFailed: (() => boolean) | undefined;

/**
Watches this process's stdout and stderr: see `outliveReaders`. Call it before a command writes anything. Gives a function that returns whether stdout could not be written. A second call changes nothing.
*/
export function watchOutput(): () => boolean {
	if (hasFailed === undefined) {
		makeWhole(process.stdout);
		hasFailed = outliveReaders(process);
	}

	return hasFailed;
}

/**
Sets the exit code with which the program ends, once all output is written. Where a command did all its work and its output could not be written, the code is 1 instead of 0.
*/
export async function leaveExitCode(code: number): Promise<void> {
	const isIncomplete = watchOutput();
	await settleOutput(process.stdout);
	process.exitCode = code === exitCodes.done && isIncomplete() ? exitCodes.notAll : code;
}

import {CommanderError, type Command} from 'commander';
import {exitCodes} from '../exit-codes.js';
import {leaveExitCode} from './shared/program/watch-output.js';

/**
Reads the command line and does what it says. Help and version, and a command line that cannot be obeyed, end here with their exit code, once their words are written.
*/
export async function runProgram(program: Command): Promise<void> {
	try {
		await program.parseAsync();
	} catch (error) {
		if (!(error instanceof CommanderError)) {
			throw error;
		}

		// Commander has said what is wrong.
		await leaveExitCode(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
	}
}

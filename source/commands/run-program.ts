import {CommanderError, type Command} from 'commander';
import {exitCodes} from '../exit-codes.js';
import {leaveExitCode} from './shared/program/watch-output.js';

/**
Parses the command line and runs the command. Help, version and a wrong command line end here: the exit code is set once their text is written.
*/
export async function runProgram(program: Command): Promise<void> {
	try {
		await program.parseAsync();
	} catch (error) {
		if (!(error instanceof CommanderError)) {
			throw error;
		}

		// Commander has already said what is wrong.
		await leaveExitCode(error.exitCode === 0 ? exitCodes.done : exitCodes.usage);
	}
}

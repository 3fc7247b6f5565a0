import {hostname, userInfo} from 'node:os';
import process from 'node:process';
import type {Command} from 'commander';
import {sharedOptionsOf, type SharedOptions} from '../place/place-options.js';
import {untilDone} from './settle-end.js';
import type {CommandSurroundings} from './surroundings.js';
import {readOnlySource} from './is-read-only.js';
import {leaveExitCode, watchOutput} from './watch-output.js';

/**
The environment as it was when the program started.
*/
export type Environment = Readonly<Record<string, string | undefined>>;

/**
Runs a command's work, and sets the exit code with which the program ends.
*/
export type RunCommand = (command: Command, work: (place: SharedOptions, surroundings: CommandSurroundings) => Promise<number>) => Promise<void>;

/**
Makes the function that runs a command. Every command gets the same surroundings: the streams of this process, which tolerate that their reader ends, and whether changes are forbidden. Where the program ends before the command's work is done, the exit code is 70.
*/
export function makeRunCommand(environment: Environment): RunCommand {
	return async (command, work) => {
		watchOutput();
		const place = sharedOptionsOf(command);
		const readOnlyBy = readOnlySource(place, environment);
		const code = await untilDone(process.stderr, async () => work(place, {
			environment,
			stdout: process.stdout,
			stderr: process.stderr,
			isReadOnly: readOnlyBy !== undefined,
			readOnlyBy,
			now: () => Date.now(),
			actor: {user: userInfo().username, hostname: hostname()},
		}));
		await leaveExitCode(code);
	};
}

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
Does a command's work, and leaves its exit code for the program's end.
*/
export type RunCommand = (command: Command, work: (place: SharedOptions, surroundings: CommandSurroundings) => Promise<number>) => Promise<void>;

/**
Gives every command the same world: the streams of this process, which outlive their readers, and the strictest guard. A command that ends before its work is done ends with code 70.
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

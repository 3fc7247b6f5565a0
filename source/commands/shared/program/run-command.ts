import {hostname, userInfo} from 'node:os';
import process from 'node:process';
import type {Command} from 'commander';
import {isDemoName, type Demo} from '../../../profiles/demo.js';
import {withPlaceVariables} from '../../../profiles/variables/place-variables.js';
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
export type RunCommand = (command: Command, work: Work, options?: RunCommandOptions) => Promise<void>;

type Work = (place: SharedOptions, surroundings: CommandSurroundings) => Promise<number>;

type RunCommandOptions = {
	/**
	Whether the command works in a cluster, so that it needs the demo's emulator where `--profile` names the demo. Default true.
	*/
	readonly hasPlace?: boolean;
};

/**
Makes the function that runs a command. Every command gets the same surroundings: the streams of this process, which tolerate that their reader ends, and whether changes are forbidden. Where the program ends before the command's work is done, the exit code is 70.

For the demo it starts an emulator that runs as long as the command, and the state directory is a temporary one, so that the journal of the real profiles has no line of it.
*/
export function makeRunCommand(environment: Environment, startDemo: () => Promise<Demo>): RunCommand {
	return async (command, work, {hasPlace = true} = {}) => {
		watchOutput();
		const place = withPlaceVariables(sharedOptionsOf(command), environment);
		const readOnlyBy = readOnlySource(place, environment);
		const demo = hasPlace && isDemoName(place.profile) ? await startDemo() : undefined;

		const code = await untilDone(process.stderr, place, async () => work(place, {
			environment: demo?.stateDirectory === undefined ? environment : {...environment, INFLUX_TOKENS_STATE_DIR: demo.stateDirectory}, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
			demo,
			stdout: process.stdout,
			stderr: process.stderr,
			isReadOnly: readOnlyBy !== undefined,
			readOnlyBy,
			now: () => Date.now(),
			actor: {user: userInfo().username, hostname: hostname()},
		}));
		await demo?.close?.();
		await leaveExitCode(code);
	};
}

import process from 'node:process';
import {Command, Option} from 'commander';
import type {Serve} from '../commands/emulator.js';
import {version} from '../version.js';
import {addActivityCommand} from './activity-command.js';
import {addApplyCommand} from './apply-command.js';
import {addCreateCommand} from './create-command.js';
import {addEmulatorCommand} from './emulator-command.js';
import {addPlaceOptions, sharedOptionsOf, type SharedOptions} from './place-options.js';
import {addPlanCommand} from './plan-command.js';
import {addRevokeCommand} from './revoke-command.js';
import {addRotateCommand} from './rotate-command.js';
import {makeRunCommand, type Environment} from './run-command.js';
import {addSuspendCommands} from './suspend-command.js';
import {addUpdateCommand} from './update-command.js';
import {tokenOnCommandLine, usageError} from './usage-error.js';

/**
What the command line says of the screen.
*/
export type ScreenOptions = SharedOptions & {
	readonly ascii?: boolean;
	/**
	Whole ids: it opens on the confirmation of exactly these tokens.
	*/
	readonly revoke?: readonly string[];
};

type Parts = {
	readonly environment: Environment;
	readonly openScreen: (options: ScreenOptions) => Promise<void>;
	readonly loadServe: () => Promise<Serve>;
};

/**
Every option, every command and their help. Nothing is done before it is parsed.
*/
export function makeProgram({environment, openScreen, loadServe}: Parts): Command {
	const program = new Command('influx-tokens');
	addPlaceOptions(program)
		.description('Find, audit and revoke the database tokens of InfluxDB Cloud Dedicated, in a terminal.')
		.version(version)
		.option('--ascii', 'draw with ASCII characters only')
		.addOption(new Option('--token <value>').hideHelp())
		.showHelpAfterError('Run influx-tokens --help for the options.')
		// An option after a command's name is the command's.
		.enablePositionalOptions()
		// Before the commands are made, which inherit it.
		.exitOverride(error => {
			process.exit(error.exitCode === 0 ? 0 : usageError); // eslint-disable-line unicorn/no-process-exit -- commander has said what is wrong
		})
		.action(async ({ascii}: {readonly ascii?: boolean}) => openScreen({...sharedOptionsOf(program), ...(ascii && {ascii})}));

	const run = makeRunCommand(environment);
	addCreateCommand(program, run);
	addUpdateCommand(program, run);
	addSuspendCommands(program, run);
	addRotateCommand(program, run);
	addRevokeCommand(program, run, openScreen);
	addActivityCommand(program, run);
	addPlanCommand(program, run);
	addApplyCommand(program, run);
	addEmulatorCommand(program, loadServe);
	refuseTokens(program);
	return program;
}

/**
A token as an option is refused with the reason, wherever it stands. It is never repeated.
*/
function refuseTokens(command: Command): void {
	command.on('option:token', () => {
		command.error(tokenOnCommandLine, {exitCode: usageError});
	});
	for (const child of command.commands) {
		child.addOption(new Option('--token <value>').hideHelp());
		refuseTokens(child);
	}
}

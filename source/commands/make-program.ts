import {Command, Option} from 'commander';
import {exitCodes, exitCodeTable} from '../exit-codes.js';
import type {Demo} from '../profiles/demo.js';
import type {Secret} from '../secrets/secret.js';
import {themeNames, type ThemeName} from '../theme/palettes.js';
import {nearestName} from '../tokens/text/nearest-name.js';
import {version} from '../version.js';
import {linkedScreens, type LinkedScreen} from '../session/link/deep-link.js';
import type {Serve} from './emulator/run.js';
import {addActivityCommand} from './activity/command.js';
import {addApplyCommand} from './apply/command.js';
import {addAuditCommand} from './audit/command.js';
import {addCheckCommand} from './check/command.js';
import {collect} from './shared/change/change-options.js';
import {addCompletionCommand} from './completion/command.js';
import {addCreateCommand} from './create/command.js';
import {addDiffCommand} from './diff/command.js';
import {addEmulatorCommand} from './emulator/command.js';
import {examples} from './shared/program/examples.js';
import {addGetCommand} from './get/command.js';
import {pointToHelp, styleHelp} from './shared/program/style-help.js';
import {addInfoCommand} from './info/command.js';
import {addJournalCommand} from './journal/command.js';
import {addLicensesCommand} from './licenses/command.js';
import {addListCommand} from './list/command.js';
import {addPlaceOptions, sharedOptionsOf, type SharedOptions} from './shared/place/place-options.js';
import {addPlanCommand} from './plan/command.js';
import {addProfilesCommand} from './profiles/command.js';
import {refuseRepeats} from './shared/program/refuse-repeats.js';
import {addRevokeCommand} from './revoke/command.js';
import {addRotateCommand} from './rotate/command.js';
import {makeRunCommand, type Environment} from './shared/program/run-command.js';
import {addSchemaCommand} from './schema/command.js';
import {addResumeCommand, addSuspendCommand} from './suspend/command.js';
import {addTokenCommand} from './token/add-token-command.js';
import {addOtherInfluxctlCommands} from './token/other-influxctl-commands.js';
import {addUpdateCommand} from './update/command.js';

/**
The options of the screen, which opens where the command line names no command.
*/
export type ScreenOptions = SharedOptions & {
	readonly ascii?: boolean;
	readonly theme?: ThemeName;
	/**
	A token must match each of them.
	*/
	readonly filter?: readonly string[];
	readonly inactive?: boolean;
	readonly screen?: LinkedScreen;
	readonly id?: string;
	/**
	Whole ids of tokens. The screen asks whether to revoke them.
	*/
	readonly revoke?: readonly string[];
	/**
	The management token, where a command has already read it.
	*/
	readonly secret?: Secret;
};

const exitCodesText = `Exit codes:\n${exitCodeTable.map(({code, meaning}) => `  ${String(code).padEnd(3)}  ${meaning}`).join('\n')}`;
const manualText = 'The manual: man influx-tokens, or README.md and docs/ beside the program.';

/**
Why the command line must not hold a token.
*/
const tokenOnCommandLine = 'A token on the command line can be read by every user of this machine. Put it in MANAGEMENT_TOKEN, let a profile get it from a command or a file, or give it to --token-stdin.';

type Parts = {
	readonly environment: Environment;
	readonly openScreen: (options: ScreenOptions) => Promise<void>;
	/**
	Starts an emulator of its own for one command of the demo.
	*/
	readonly startDemo: () => Promise<Demo>;
	readonly loadServe: () => Promise<Serve>;
};

/**
Makes the program with every option, every command and their help. Nothing runs before it parses a command line.
*/
export function makeProgram({environment, openScreen, startDemo, loadServe}: Parts): Command {
	const program = new Command('influx-tokens');
	styleHelp(program);
	addPlaceOptions(program)
		.description('Find, audit and revoke the database tokens of InfluxDB Cloud Dedicated and Clustered, in a terminal. Without a command the screen opens.')
		.usage('[options] [command]')
		.version(version, '-V, --version', 'print the version')
		.option('--filter <filter>', 'open the tokens that it shows; again for another that must match too', collect)
		.option('--inactive', 'show revoked and expired tokens too')
		.addOption(new Option('--screen <name>', 'open this screen of the cluster').choices(linkedScreens))
		.option('--id <token id>', 'the token that the screen is about')
		.addOption(new Option('--theme <name>', 'colours to draw with; also INFLUX_TOKENS_THEME').choices(themeNames))
		.option('--ascii', 'draw with ASCII characters only')
		.addOption(new Option('--token <value>').hideHelp())
		.addHelpText('after', `${examples('influx-tokens', 'influx-tokens list --filter \'expires<30d\' --format csv', 'influx-tokens help list')}\n\n${exitCodesText}\n\n${manualText}`)
		// An option after a command's name belongs to the command.
		.enablePositionalOptions()
		// This comes before the commands are made, so that they inherit it.
		.exitOverride()
		.action(async (options: ScreenOptions) => {
			const [word] = program.args;
			if (word !== undefined) {
				program.error(unknownCommand(word, program), {exitCode: exitCodes.usage});
			}

			const place = sharedOptionsOf(program);
			if (place.account !== undefined || place.clusterId !== undefined) {
				program.error('error: --account and --cluster-id are for commands: the screen opens the clusters of its profiles.', {exitCode: exitCodes.usage});
			}

			return openScreen({...options, ...place});
		});

	const run = makeRunCommand(environment, startDemo);
	program.commandsGroup('Look:');
	addListCommand(program, run);
	addGetCommand(program, run);
	addAuditCommand(program, run);
	addCheckCommand(program, run);
	addActivityCommand(program, run);
	addDiffCommand(program, run);
	program.commandsGroup('Change:');
	addCreateCommand(program, run);
	addUpdateCommand(program, run);
	addSuspendCommand(program, run);
	addResumeCommand(program, run);
	addRotateCommand(program, run);
	addRevokeCommand(program, run, openScreen);
	addPlanCommand(program, run);
	addApplyCommand(program, run);
	program.commandsGroup('As influxctl:');
	addTokenCommand(program, run, openScreen);
	program.commandsGroup('This program:');
	addProfilesCommand(program, run);
	addInfoCommand(program, run);
	addJournalCommand(program, run);
	addSchemaCommand(program, run);
	addCompletionCommand(program, run);
	addEmulatorCommand(program, loadServe);
	addLicensesCommand(program, run);
	program.helpCommand('help [command]', 'show the help of a command');
	// Commander would call an unknown command a superfluous argument; `unknownCommand` names the nearest command instead. This comes after the commands are made, so that they do not inherit it.
	program.allowExcessArguments();
	refuseTokens(program);
	refuseRepeats(program);
	pointToHelp(program);
	addOtherInfluxctlCommands(program);
	return program;
}

function unknownCommand(word: string, program: Command): string {
	const nearest = nearestName(word, program.createHelp().visibleCommands(program).map(command => command.name()));
	return `error: unknown command '${word}'${nearest === undefined ? '.' : `. Did you mean ${nearest}?`}`;
}

/**
Refuses `--token` in every command, and says why. The message never repeats the token.
*/
function refuseTokens(command: Command): void {
	command.on('option:token', () => {
		command.error(tokenOnCommandLine, {exitCode: exitCodes.usage});
	});
	for (const child of command.commands) {
		child.addOption(new Option('--token <value>').hideHelp());
		refuseTokens(child);
	}
}

// Before everything else: it looks at Node's version and prepares what the other modules read when they are loaded.
import './source/environment.js';
import {hostname, userInfo} from 'node:os';
import process from 'node:process';
import {Command, Option} from 'commander';
import {render} from 'ink';
import {colors, endOfImports, environment} from './source/environment.js';
import {Secret} from './source/api/secret.js';
import {App} from './source/app.js';
import type {ActivityOptions} from './source/commands/activity.js';
import type {ApplyOptions} from './source/commands/apply.js';
import type {EmulatorCommandOptions} from './source/commands/emulator.js';
import type {PlanOptions} from './source/commands/plan.js';
import {outliveReaders, type CommandSurroundings} from './source/commands/surroundings.js';
import {makeTemporaryState} from './source/journal/temporary-state.js';
import {makeServices, type Demo} from './source/make-services.js';
import {checkTerminal, isUtf8Locale} from './source/terminal/capabilities.js';
import {writeClipboard} from './source/terminal/clipboard.js';
import {display} from './source/terminal/display.js';
import {installExits} from './source/terminal/exits.js';
import {createPacedInput} from './source/terminal/paced-input.js';
import {enterSession} from './source/terminal/session.js';
import {redrawScreen, suspendProgram} from './source/terminal/suspend.js';
import {makeTheme} from './source/theme/theme.js';
import {version} from './source/version.js';

endOfImports();

const usageError = 2;

type ScreenOptions = {
	readonly host?: string;
	readonly readOnly?: boolean;
	readonly ascii?: boolean;
};

async function openScreen({host, readOnly, ascii}: ScreenOptions): Promise<void> {
	const interactive = checkTerminal({stdin: process.stdin, stdout: process.stdout, environment});
	if (!interactive.ok) {
		process.stderr.write(`${interactive.message}\n`);
		process.exitCode = usageError;
		return;
	}

	const input = createPacedInput(process.stdin);
	// At once: a key pressed meanwhile would be echoed into the first frame, and a line break would scroll it.
	input.setRawMode(true);
	const lastLines: string[] = [];
	const services = await makeServices({
		environment,
		host,
		isReadOnly: isReadOnlyBy({...(readOnly !== undefined && {readOnly})}),
		startDemo,
		isBurst: () => input.isBurst,
		writeClipboard: text => writeClipboard(process.stdout, text),
		report(line) {
			lastLines.push(line);
		},
	});
	const theme = makeTheme({colorLevel: colors, isAscii: Boolean(ascii) || !isUtf8Locale(environment)});

	const session = enterSession(process.stdout);
	const report = (line: string | undefined) => {
		if (line !== undefined) {
			lastLines.push(line);
		}
	};

	const printLastLines = () => {
		report(services.habits.flushNow());
		for (const line of lastLines.splice(0)) {
			process.stdout.write(`${display(line)}\n`);
		}
	};

	const exits = installExits({
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		session,
		onExit: printLastLines,
	});
	const app = render(
		<App
			services={services}
			theme={theme}
			suspend={async suspendTerminal => suspendProgram(suspendTerminal, session)}
			redraw={async suspendTerminal => redrawScreen(suspendTerminal, session)}
		/>,
		{
			stdin: input,
			alternateScreen: true,
			incrementalRendering: true,
			interactive: true,
			patchConsole: false,
			exitOnCtrlC: false,
		},
	);
	exits.setUnmount(app.unmount);

	try {
		await app.waitUntilExit();
	} catch (error) {
		exits.crash(error);
	}

	exits.uninstall();
	session.leave();
	report(await services.habits.flush());
	printLastLines();
	// The demo's server and idle connections would keep the process; everything worth keeping is on disk.
	process.exit(); // eslint-disable-line unicorn/no-process-exit -- the program is over
}

async function startDemo(): Promise<Demo> {
	const {startEmulator} = await import('./source/emulator/emulator.js');
	const emulator = await startEmulator();
	const account = emulator.accounts[0]!;
	return {
		secret: new Secret(account.managementToken),
		stateDirectory: makeTemporaryState(),
		profile: {
			name: 'Demo',
			origin: 'demo',
			host: emulator.url,
			accountId: account.id,
			accountName: account.name,
			clusters: account.clusters,
			secretSource: {kind: 'demo'},
			isReadOnly: false,
			isProtected: false,
		},
	};
}

/**
The strictest of flag and environment; a profile can only add to it.
*/
function isReadOnlyBy({readOnly}: ScreenOptions): boolean {
	return Boolean(readOnly) || isOn(environment.INFLUX_TOKENS_READ_ONLY);
}

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

const program = new Command('influx-tokens')
	.description('Find, audit and revoke the database tokens of InfluxDB Cloud Dedicated, in a terminal.')
	.version(version)
	.option('--host <url>', 'Management API at this address; with ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN in the environment')
	.option('--read-only', 'refuse everything that changes something')
	.option('--ascii', 'draw with ASCII characters only')
	.addOption(new Option('--token <value>').hideHelp())
	.showHelpAfterError('Run influx-tokens --help for the options.')
	// Before the commands are made, which inherit it.
	.exitOverride(error => {
		process.exit(error.exitCode === 0 ? 0 : usageError); // eslint-disable-line unicorn/no-process-exit -- commander has said what is wrong
	})
	.action(async (options: ScreenOptions & {readonly token?: string}) => {
		if (options.token !== undefined) {
			program.error('A token on the command line can be read by every user of this machine. Put it in MANAGEMENT_TOKEN, or let a profile get it from a command or a file.', {exitCode: usageError});
		}

		await openScreen(options);
	});

program.command('emulator')
	.description('serve a Management API on this machine, with accounts, clusters and tokens made up for trying things out')
	.option('--port <number>', 'port on 127.0.0.1', '8080')
	.option('--tokens <number>', 'database tokens on the main cluster', '757')
	.option('--seed <number>', 'another number makes other tokens', '1')
	.addOption(new Option('--revoked <how>', 'what becomes of revoked tokens').choices(['listed', 'gone']).default('listed'))
	.option('--latency <ms>', 'wait before each answer', '0')
	.option('--faults <file>', 'JSON list of faults to play')
	.option('--log <file>', 'append each request as a line of JSON; "stderr" prints them')
	.option('--management-token <value>', 'the token it accepts; made up anew at each start by default')
	.action(async (options: EmulatorCommandOptions) => {
		const [{runEmulator}, {serveEmulator}] = await Promise.all([import('./source/commands/emulator.js'), import('./source/emulator/serve-command.js')]);
		process.exitCode = await runEmulator(options, serveEmulator, process);
	});

program.command('activity')
	.description('print what was done to a cluster\'s tokens from this machine')
	.option('--profile <name>', 'profile by name')
	.option('--cluster <name or id>', 'cluster by name or ID')
	.option('--filter <words>', 'only what holds these words')
	.addOption(new Option('--format <format>', 'form of the output').choices(['table', 'json', 'csv', 'markdown']).default('table'))
	.addHelpText('after', '\nExample: influx-tokens activity --filter "revoke unknown" --format csv')
	.action(async (options: ActivityOptions) => {
		const {runActivity} = await import('./source/commands/activity.js');
		process.exitCode = await runActivity({...options, ...hostOf()}, surroundings());
	});

const plan = program.command('plan').description('print a plan for somebody to review; nothing is changed');
for (const action of ['revoke', 'suspend'] as const) {
	plan.command(action)
		.description(`a plan to ${action} tokens`)
		.requiredOption('--reason <text>', 'why, for whoever reviews it')
		.option('--filter <filter>', 'the tokens that this filter shows, revoked ones left out')
		.option('--from <file>', 'the tokens whose IDs this file holds')
		.option('--days <number>', 'how long the plan is good for', '7')
		.option('--profile <name>', 'profile by name')
		.option('--cluster <name or id>', 'cluster by name or ID')
		.addHelpText('after', `\nExample: influx-tokens plan ${action} --filter 'db:flight_old age>1y' --reason OPS-1234 > plan.json`)
		.action(async (options: PlanOptions) => {
			const {runPlan} = await import('./source/commands/plan.js');
			process.exitCode = await runPlan(action, {...options, ...hostOf()}, surroundings());
		});
}

program.command('apply')
	.description('show a plan against what is there now; with --force, do it to the tokens that are still as they were')
	.argument('<plan>', 'file that holds the plan')
	.option('--force', 'do it, without asking')
	.option('--profile <name>', 'profile by name')
	.option('--cluster <name or id>', 'cluster by name or ID')
	.addHelpText('after', '\nExample: influx-tokens apply plan.json --force')
	.action(async (path: string, options: ApplyOptions) => {
		const {runApply} = await import('./source/commands/apply.js');
		process.exitCode = await runApply(path, {...options, ...hostOf()}, surroundings());
	});

function hostOf(): {readonly host?: string} {
	const {host} = program.opts<ScreenOptions>();
	return host === undefined ? {} : {host};
}

function surroundings(): CommandSurroundings {
	outliveReaders(process.stdout, process.stderr);
	return {
		environment,
		stdout: process.stdout,
		stderr: process.stderr,
		isReadOnly: isReadOnlyBy(program.opts<ScreenOptions>()),
		now: () => Date.now(),
		actor: {user: userInfo().username, hostname: hostname()},
	};
}

await program.parseAsync();

// Before everything else: it looks at Node's version and prepares what the other modules read when they are loaded.
import './source/environment.js';
import process from 'node:process';
import {Command, Option} from 'commander';
import {render} from 'ink';
import {colors, endOfImports, environment} from './source/environment.js';
import {Secret} from './source/api/secret.js';
import {App} from './source/app.js';
import type {EmulatorCommandOptions} from './source/commands/emulator.js';
import {makeServices, type Demo} from './source/make-services.js';
import {checkTerminal, isUtf8Locale} from './source/terminal/capabilities.js';
import {writeClipboard} from './source/terminal/clipboard.js';
import {display} from './source/terminal/display.js';
import {installExits} from './source/terminal/exits.js';
import {createPacedInput} from './source/terminal/paced-input.js';
import {enterSession} from './source/terminal/session.js';
import {redrawScreen, suspendProgram} from './source/terminal/suspend.js';
import {makeTheme} from './source/theme/theme.js';

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
	const lastLines: string[] = [];
	const services = await makeServices({
		environment,
		host,
		isReadOnly: Boolean(readOnly) || isOn(environment.INFLUX_TOKENS_READ_ONLY),
		startDemo,
		isBurst: () => input.isBurst,
		writeClipboard: text => writeClipboard(process.stdout, text),
		report(line) {
			lastLines.push(line);
		},
	});
	const theme = makeTheme({colorLevel: colors, isAscii: Boolean(ascii) || !isUtf8Locale(environment)});

	const session = enterSession(process.stdout);
	const printLastLines = () => {
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

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

const program = new Command('influx-tokens')
	.description('Find, audit and revoke the database tokens of InfluxDB Cloud Dedicated, in a terminal.')
	.version(process.env.INFLUX_TOKENS_VERSION ?? 'development')
	.option('--host <url>', 'Management API at this address; with ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN in the environment')
	.option('--read-only', 'refuse everything that changes something')
	.option('--ascii', 'draw with ASCII characters only')
	.addOption(new Option('--token <value>').hideHelp())
	.showHelpAfterError('Run influx-tokens --help for the options.')
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

program.exitOverride(error => {
	process.exit(error.exitCode === 0 ? 0 : usageError); // eslint-disable-line unicorn/no-process-exit -- commander has said what is wrong
});
await program.parseAsync();

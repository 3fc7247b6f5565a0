// Before everything else: it looks at Node's version and prepares what the other modules read when they are loaded.
import './source/environment.js';
import process from 'node:process';
import {render} from 'ink';
import {colors, endOfImports, environment} from './source/environment.js';
import {Secret} from './source/secrets/secret.js';
import {App} from './source/app.js';
import {isReadOnlyBy} from './source/commands/shared/program/is-read-only.js';
import {makeProgram, type ScreenOptions} from './source/commands/make-program.js';
import {runProgram} from './source/commands/shared/program/run-program.js';
import {settleEnd} from './source/commands/shared/program/settle-end.js';
import {exitCodes} from './source/exit-codes.js';
import {crashText, reportCrashes} from './source/crash-text.js';
import {makeTemporaryState} from './source/storage/temporary-state.js';
import {makeServices, type Demo} from './source/make-services.js';
import {isLink, type DeepLink} from './source/session/link/deep-link.js';
import {checkTerminal, isUtf8Locale} from './source/terminal/capabilities.js';
import {writeClipboard} from './source/terminal/clipboard.js';
import {display} from './source/terminal/display.js';
import {installExits} from './source/terminal/exits.js';
import {holdWarnings} from './source/terminal/held-warnings.js';
import {createPacedInput} from './source/terminal/input/paced-input.js';
import {openTerminalInput} from './source/terminal/input/terminal-input.js';
import {repaintAfterResize} from './source/terminal/repaint-after-resize.js';
import {repaintScreen} from './source/terminal/repaint-screen.js';
import {enterSession} from './source/terminal/session.js';
import {suspendProgram} from './source/terminal/suspend.js';
import {chooseTheme} from './source/theme/choose-theme.js';
import {makeTheme} from './source/theme/theme.js';
import {combineFilters} from './source/tokens/filter/combine.js';

endOfImports();
const stopReportingCrashes = reportCrashes();

async function openScreen(options: ScreenOptions): Promise<void> {
	const refuse = (message: string) => {
		process.stderr.write(`${display(message)}\n`);
		process.exitCode = exitCodes.usage;
	};

	// Where the management token comes through standard input, the keys come from the terminal itself.
	const isTokenPiped = options.tokenStdin === true && !process.stdin.isTTY;
	if (options.tokenStdin && !isTokenPiped) {
		refuse('--token-stdin takes the management token from a pipe or a file, and standard input is the terminal. Leave it out: the screen asks where no source gives one.');
		return;
	}

	const stdin = (isTokenPiped ? openTerminalInput() : undefined) ?? process.stdin;
	const interactive = checkTerminal({stdin, stdout: process.stdout, environment});
	if (!interactive.ok) {
		refuse(interactive.message);
		return;
	}

	const piped = isTokenPiped ? await readGivenToken() : undefined;
	const given = options.secret ? {ok: true, secret: options.secret} as const : piped;
	if (given?.ok === false) {
		refuse(given.message);
		return;
	}

	const warnings = holdWarnings(environment);
	const input = createPacedInput(stdin);
	// At once: a key pressed meanwhile would be echoed into the first frame, and a line break would scroll it.
	input.setRawMode(true);
	const lastLines: string[] = [];
	const services = await makeServices({
		environment,
		host: options.host,
		caFile: options.caFile,
		influxctlConfig: options.influxctlConfig,
		givenToken: given && {secret: given.secret, profile: options.profile, word: options.secret ? 'given' : 'stdin'},
		isReadOnly: isReadOnlyBy(options, environment),
		startDemo,
		isBurst: () => input.isBurst,
		writeClipboard: text => writeClipboard(process.stdout, text),
		report(line) {
			lastLines.push(line);
		},
	});
	const {name, notice} = chooseTheme({option: options.theme, environment, colorLevel: colors});
	const theme = makeTheme({name, colorLevel: colors, isAscii: Boolean(options.ascii) || !isUtf8Locale(environment)});

	const isSpoken = environment.INK_SCREEN_READER === 'true';
	const session = enterSession(process.stdout, {isAlternateScreen: !isSpoken});
	const report = (line: string | undefined) => {
		if (line !== undefined) {
			lastLines.push(line);
		}
	};

	let isFrameEnded = !isSpoken;
	const printLastLines = () => {
		report(services.habits.flushNow());
		// A frame that is read line by line stays, and its last line has no end.
		if (!isFrameEnded) {
			process.stdout.write('\n');
			isFrameEnded = true;
		}

		for (const line of lastLines.splice(0)) {
			process.stdout.write(`${display(line)}\n`);
		}

		for (const line of warnings.release()) {
			process.stderr.write(`${display(line)}\n`);
		}
	};

	const keepSecrets = () => {
		for (const line of services.keepSecrets()) {
			process.stderr.write(`${display(line)}\n`);
		}
	};

	stopReportingCrashes();
	const exits = installExits({
		stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		session,
		crashText,
		takesInterrupt: () => input.takesInterrupt(),
		settle: settleEnd,
		onExit() {
			printLastLines();
			// Last, for it is what must be read.
			keepSecrets();
		},
		waitFor() {
			const {isAnswerExpected} = services.handOver;
			const arrival = services.handOver.expected();
			return arrival && {arrival, words: isAnswerExpected ? 'Waiting for the answer, which brings a secret. Ctrl+C ends at once, and the secret may be lost with the answer.' : undefined};
		},
	});
	const app = render(
		<App
			services={notice === undefined ? services : {...services, startNotices: [...services.startNotices, notice]}}
			theme={theme}
			link={linkOf(options)}
			suspend={async suspendTerminal => suspendProgram(suspendTerminal, session)}
			redraw={() => {
				input.renewRawMode();
				session.mend();
				repaintScreen(process.stdout, app.clear, {isErased: !isSpoken});
			}}
		/>,
		{
			stdin: input,
			// What is read out line by line is also read again, in the terminal's history.
			alternateScreen: !isSpoken,
			incrementalRendering: true,
			interactive: true,
			patchConsole: false,
			exitOnCtrlC: false,
		},
	);
	exits.setUnmount(app.unmount);
	const stopRepainting = isSpoken
		? undefined
		: repaintAfterResize(process.stdout, app.clear);

	try {
		await app.waitUntilExit();
	} catch (error) {
		exits.crash(error);
	}

	stopRepainting?.();
	session.leave();
	await exits.waitForArrival();
	exits.uninstall();
	report(await services.habits.flush());
	printLastLines();
	keepSecrets();
	// The demo's server and idle connections would keep the process; everything worth keeping is on disk.
	process.exit(); // eslint-disable-line unicorn/no-process-exit -- the program is over
}

function linkOf({profile, cluster, host, filter, inactive, screen, id, revoke}: ScreenOptions): DeepLink | undefined {
	const link: DeepLink = {
		...(profile !== undefined && {profile}),
		...(cluster !== undefined && {cluster}),
		...(filter !== undefined && {filter: combineFilters(filter)}),
		...(inactive && {showsInactive: true}),
		...(screen !== undefined && {screen}),
		...(id !== undefined && {tokenId: id}),
		...(revoke && {revoke}),
	};
	return isLink(link) ? {...link, ...(host !== undefined && profile === undefined && {profile: 'Environment'})} : undefined;
}

async function readGivenToken() {
	const {readSecretStream} = await import('./source/secrets/secret-stream.js');
	return readSecretStream(process.stdin);
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
			secretSources: [{kind: 'demo'}],
			isReadOnly: false,
			isProtected: false,
		},
	};
}

await runProgram(makeProgram({
	environment,
	openScreen,
	async loadServe() {
		const {serveEmulator} = await import('./source/emulator/serve-command.js');
		return serveEmulator;
	},
}));

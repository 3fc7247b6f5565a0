// This import comes before all others, because it checks Node's version and prepares what the other modules read when they are loaded.
import './source/environment.js';
import process from 'node:process';
import {render} from 'ink';
import {colors, endOfImports, environment} from './source/environment.js';
import {Secret} from './source/secrets/secret.js';
import {App} from './source/app.js';
import {isReadOnlyBy} from './source/commands/shared/program/is-read-only.js';
import {makeProgram, type ScreenOptions} from './source/commands/make-program.js';
import {runProgram} from './source/commands/run-program.js';
import {settleEnd} from './source/commands/shared/program/settle-end.js';
import {exitCodes} from './source/exit-codes.js';
import {refuse, type Result} from './source/result.js';
import {crashText, reportCrashes} from './source/crash-text.js';
import {demoProfile, type Demo} from './source/profiles/demo.js';
import {makeTemporaryState} from './source/storage/temporary-state.js';
import {readEscapeDelay} from './source/settings/escape-delay.js';
import {environmentName} from './source/profiles/environment-profile.js';
import {makeServices} from './source/services/make-services.js';
import {isLink, type DeepLink} from './source/session/link/deep-link.js';
import {makeLook} from './source/session/look/make-look.js';
import type {Services} from './source/session/services.js';
import {checkTerminal} from './source/terminal/check-terminal.js';
import {isUtf8Locale} from './source/terminal/utf8-locale.js';
import {display} from './source/terminal/display.js';
import {installExits, type Exits} from './source/terminal/exits.js';
import {holdWarnings} from './source/terminal/held-warnings.js';
import {createPacedInput, type PacedInput, type TerminalInput} from './source/terminal/input/paced-input.js';
import {openTerminalInput} from './source/terminal/input/terminal-input.js';
import {createLastWords, type LastWords} from './source/terminal/last-words.js';
import {repaintAfterResize} from './source/terminal/repaint-after-resize.js';
import {repaintScreen} from './source/terminal/repaint-screen.js';
import {enterSession, type Session} from './source/terminal/session.js';
import {installSuspension} from './source/terminal/suspension.js';
import {show} from './source/theme/show.js';
import {combineFilters} from './source/tokens/filter/combine.js';

endOfImports();
const stopReportingCrashes = reportCrashes();

async function openScreen(options: ScreenOptions): Promise<void> {
	const input = await openInput(options);
	if (!input.ok) {
		process.stderr.write(`${display(input.message)}\n`);
		process.exitCode = exitCodes.usage;
		return;
	}

	const {stdin, secret, escapeDelay} = input.value;
	const isSpoken = environment.INK_SCREEN_READER === 'true';
	const isAscii = Boolean(options.ascii) || !isUtf8Locale(environment);
	const lastWords = createLastWords({
		show: text => show({isAscii}, text),
		stdout: process.stdout, stderr: process.stderr, warnings: holdWarnings(environment), doesFrameStay: isSpoken,
	});
	const pacedInput = createPacedInput(stdin, {escapeDelay});
	// This comes at once, because a key pressed meanwhile would be echoed into the first frame, and a line break would scroll it.
	pacedInput.setRawMode(true);
	const services = await makeServices({
		environment,
		host: options.host,
		caFile: options.caFile,
		influxctlConfig: options.influxctlConfig,
		givenToken: secret && {secret, profile: options.profile, word: options.secret ? 'given' : 'stdin'},
		isReadOnly: isReadOnlyBy(options, environment),
		startDemo,
		isBurst: () => pacedInput.isBurst,
		sendToTerminal(sequence) {
			session.send(sequence);
		},
		report(line) {
			lastWords.add(line);
		},
	});
	const session = enterSession(process.stdout, {isAlternateScreen: !isSpoken});
	stopReportingCrashes();
	const parts: ScreenParts = {
		services, session, isSpoken, isAscii, input: pacedInput, escapeDelay, lastWords,
	};
	const exits = installScreenExits(stdin, parts);
	await showApp(options, parts, exits);
	session.leave();
	await exits.waitForArrival();
	exits.uninstall();
	lastWords.add(await services.habits.flush());
	sayLastWords(parts);
	// The demo's server and idle connections would keep the process alive, and everything that must be kept is on the disk.
	process.exit(); // eslint-disable-line unicorn/no-process-exit -- the program is over
}

type ScreenParts = {
	readonly services: Services;
	readonly session: Session;
	/**
	Whether a screen reader reads the frames out, line by line.
	*/
	readonly isSpoken: boolean;
	/**
	Whether the terminal shows ASCII only.
	*/
	readonly isAscii: boolean;
	readonly input: PacedInput;
	/**
	How long an ESC waits for the rest of its key, in ms; undefined is the default.
	*/
	readonly escapeDelay: number | undefined;
	readonly lastWords: LastWords;
};

/**
Finds the terminal that the keys come from, and the management token where the command line gives it. It refuses where there is no terminal for a screen, where `--token-stdin` gives no token, or where the pause for Esc is no number.
*/
async function openInput(options: ScreenOptions): Promise<Result<{readonly stdin: TerminalInput; readonly secret: Secret | undefined; readonly escapeDelay: number | undefined}>> {
	// Where the management token comes through standard input, the keys come from the terminal itself.
	const isTokenPiped = options.tokenStdin === true && !process.stdin.isTTY;
	if (options.tokenStdin && !isTokenPiped) {
		return refuse('--token-stdin takes the management token from a pipe or a file, and standard input is the terminal. Leave it out: the screen asks where no source gives one.');
	}

	const stdin = (isTokenPiped ? openTerminalInput() : undefined) ?? process.stdin;
	const interactive = checkTerminal({stdin, stdout: process.stdout, environment});
	if (!interactive.ok) {
		return interactive;
	}

	const escapeDelay = readEscapeDelay(environment);
	if (!escapeDelay.ok) {
		return escapeDelay;
	}

	if (!isTokenPiped || options.secret) {
		return {ok: true, value: {stdin, secret: options.secret, escapeDelay: escapeDelay.value}};
	}

	const piped = await readGivenToken();
	return piped.ok ? {ok: true, value: {stdin, secret: piped.value, escapeDelay: escapeDelay.value}} : piped;
}

/**
Writes the habits that are not written yet, and prints the last words. The lines that say where secrets were kept come last, because a person must read them.
*/
function sayLastWords({services, lastWords}: ScreenParts): void {
	lastWords.add(services.habits.flushNow());
	lastWords.print();
	lastWords.say(services.keepSecrets());
}

function installScreenExits(stdin: TerminalInput, parts: ScreenParts): Exits {
	const {services, session, input} = parts;
	return installExits({
		stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		session,
		crashText,
		takesInterrupt: () => input.takesInterrupt(),
		settle: async () => settleEnd(),
		onExit() {
			sayLastWords(parts);
		},
		waitFor() {
			const {isAnswerExpected} = services.handOver;
			const arrival = services.handOver.expected();
			return arrival && {arrival, words: isAnswerExpected ? 'Waiting for the answer, which brings a secret. Ctrl+C ends at once, and the secret may be lost with the answer.' : undefined};
		},
	});
}

/**
Draws the screens until the person leaves them.
*/
async function showApp(options: ScreenOptions, {services, session, isSpoken, isAscii, input, escapeDelay}: ScreenParts, exits: Exits): Promise<void> {
	const {look, notice} = makeLook({
		option: options.theme, environment, habit: services.habits.current().theme, colorLevel: colors,
		isAscii,
		terminal: isSpoken ? undefined : {stdout: process.stdout, input, delay: escapeDelay},
	});
	const redraw = (): void => {
		input.renewRawMode();
		session.mend();
		repaintScreen(process.stdout, app.clear, {isErased: !isSpoken});
	};

	const suspension = installSuspension({session, input, redraw});
	const app = render(
		<App
			services={notice === undefined ? services : {...services, startNotices: [...services.startNotices, notice]}}
			look={look}
			link={linkOf(options)}
			suspend={suspension.suspend}
			redraw={redraw}
		/>,
		{
			stdin: input,
			// A person whose frames are read out line by line reads them again in the terminal's history.
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
		: repaintAfterResize(process.stdout, app.clear, session);

	try {
		await app.waitUntilExit();
	} catch (error) {
		exits.crash(error);
	}

	stopRepainting?.();
	suspension.uninstall();
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
	return isLink(link) ? {...link, ...(host !== undefined && profile === undefined && {profile: environmentName})} : undefined;
}

async function readGivenToken() {
	const {readSecretStream} = await import('./source/secrets/secret-stream.js');
	return readSecretStream(process.stdin);
}

async function startDemo(): Promise<Demo> {
	const {startEmulator} = await import('./source/emulator/emulator.js');
	const emulator = await startEmulator();
	return {
		secret: new Secret(emulator.accounts[0]!.managementToken),
		stateDirectory: makeTemporaryState(),
		profile: {...demoProfile, host: emulator.url},
		close: emulator.close,
	};
}

await runProgram(makeProgram({
	environment,
	openScreen,
	startDemo,
	async loadServe() {
		const {serveEmulator} = await import('./source/emulator/serve-emulator.js');
		return serveEmulator;
	},
}));

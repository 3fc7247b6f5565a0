import process from 'node:process';
import {render} from 'ink';
import {colors, environment} from './environment.js';
import {App} from './app.js';
import {isReadOnlyBy} from './commands/shared/program/is-read-only.js';
import type {ScreenOptions} from './commands/make-program.js';
import {exitCodes} from './exit-codes.js';
import {crashText} from './crash-text.js';
import {LaterPartsStore} from './later-parts.js';
import {openInput} from './services/open-input.js';
import {makeServices} from './services/make-services.js';
import {openScreenLog} from './services/open-screen-log.js';
import type {DeepLink} from './session/link/deep-link.js';
import {makeLook} from './session/look/make-look.js';
import type {Services} from './session/services.js';
import {isUtf8Locale} from './terminal/utf8-locale.js';
import {display} from './terminal/display.js';
import {installExits, type Exits} from './terminal/exits.js';
import {holdWarnings} from './terminal/held-warnings.js';
import {createPacedInput, type PacedInput, type TerminalInput} from './terminal/input/paced-input.js';
import {createLastWords, type LastWords} from './terminal/last-words.js';
import {repaintAfterResize} from './terminal/repaint-after-resize.js';
import {repaintScreen} from './terminal/repaint-screen.js';
import {createScreenWriter} from './terminal/screen/screen-writer.js';
import {enterSession, type Session} from './terminal/session.js';
import {installSuspension} from './terminal/suspension.js';
import {show} from './theme/show.js';
import type {Demo} from './profiles/demo.js';
import {hostProblem} from './profiles/host-problem.js';
import {withPlaceVariables} from './profiles/variables/place-variables.js';
import {refuse} from './result.js';

type Surroundings = {
	/**
	The place to open at the start; undefined for the first screen.
	*/
	readonly link?: DeepLink | undefined;
	/**
	Starts the emulator of the demo.
	*/
	readonly startDemo: () => Promise<Demo>;
	/**
	Ends the printing of crashes, because the screen puts the terminal back first.
	*/
	readonly stopReportingCrashes: () => void;
};

/**
Opens the screen, and ends the process when the person leaves it. Without a terminal it says why there is no screen, and sets the exit code.
*/
export async function openScreen(options: ScreenOptions, {link, startDemo, stopReportingCrashes}: Surroundings): Promise<void> {
	const conflict = hostProblem(options);
	const input: Awaited<ReturnType<typeof openInput>> = conflict === undefined ? await openInput(options, environment) : refuse(conflict);
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
	const wireLog = await openScreenLog(options, environment, sentence => {
		lastWords.add(sentence);
	});
	if (!wireLog.ok) {
		process.stderr.write(`${display(wireLog.message)}\n`);
		process.exitCode = exitCodes.usage;
		return;
	}

	// This comes at once, because a key pressed meanwhile would be echoed into the first frame, and a line break would scroll it.
	pacedInput.setRawMode(true);
	const services = await makeServices({
		environment,
		host: options.host,
		caFile: options.caFile,
		timeout: options.timeout,
		wireLog: wireLog.value,
		influxctlConfig: options.influxctlConfig,
		policy: options.policy,
		givenToken: secret && {secret, profile: withPlaceVariables(options, environment).profile, word: options.secret ? 'given' : 'stdin'},
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
	const stdout = isSpoken ? process.stdout : createScreenWriter(process.stdout, {term: environment.TERM});
	const session = enterSession(stdout, {isAlternateScreen: !isSpoken});
	stopReportingCrashes();
	const parts: ScreenParts = {
		services, stdout, session, isSpoken, isAscii, input: pacedInput, escapeDelay, lastWords,
	};
	const exits = installScreenExits(stdin, parts);
	await showApp({theme: options.theme, link}, parts, exits);
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
	/**
	The terminal, through the layer that sends of Ink's whole frames only what changes. A screen reader's lines go to the terminal itself.
	*/
	readonly stdout: NodeJS.WriteStream;
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
Writes the habits that are not written yet, and prints the last words. The lines that say where secrets were kept come last, because a person must read them.
*/
function sayLastWords({services, lastWords}: ScreenParts): void {
	lastWords.add(services.habits.flushNow());
	lastWords.print();
	lastWords.say(services.keepSecrets());
}

function installScreenExits(stdin: TerminalInput, parts: ScreenParts): Exits {
	const {services, stdout, session, input} = parts;
	return installExits({
		stdin,
		stdout,
		stderr: process.stderr,
		session,
		crashText,
		takesInterrupt: () => input.takesInterrupt(),
		async settle() {
			const {settleEnd} = await import('./commands/shared/program/settle-end.js');
			return settleEnd();
		},
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
async function showApp({theme, link}: {readonly theme: ScreenOptions['theme'] | undefined; readonly link: DeepLink | undefined}, {services, stdout, session, isSpoken, isAscii, input, escapeDelay}: ScreenParts, exits: Exits): Promise<void> {
	const {look, notice} = makeLook({
		option: theme, environment, habit: services.habits.current().theme, colorLevel: colors,
		isAscii,
		terminal: isSpoken ? undefined : {stdout, input, delay: escapeDelay},
	});
	const redraw = (): void => {
		input.renewRawMode();
		session.mend();
		repaintScreen(stdout, app.clear, {isErased: !isSpoken});
	};

	const suspension = installSuspension({session, input, redraw});
	const laterParts = new LaterPartsStore();
	if (link) {
		// It leads to a later screen at once.
		await laterParts.load();
	}

	const app = render(
		<App
			services={notice === undefined ? services : {...services, startNotices: [...services.startNotices, notice]}}
			look={look}
			laterParts={laterParts}
			link={link}
			suspend={suspension.suspend}
			redraw={redraw}
		/>,
		{
			stdout,
			stdin: input,
			// A person whose frames are read out line by line reads them again in the terminal's history.
			alternateScreen: !isSpoken,
			// Whole frames, because the screen writer finds out what changes.
			incrementalRendering: false,
			interactive: true,
			patchConsole: false,
			exitOnCtrlC: false,
		},
	);
	exits.setUnmount(app.unmount);
	const stopRepainting = isSpoken
		? undefined
		: repaintAfterResize(stdout, app.clear, session);

	try {
		const loading = (async () => {
			await app.waitUntilRenderFlush();
			await laterParts.load();
		})();
		await Promise.all([app.waitUntilExit(), input.waitFor(loading)]);
	} catch (error) {
		exits.crash(error);
	}

	stopRepainting?.();
	suspension.uninstall();
}

import {Buffer} from 'node:buffer';
import {mkdtempSync, rmSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {type Terminal} from '@xterm/headless';
import {
	createTerminal,
	describeScreen,
	isMet,
	readHistory,
	readRows,
	readScreen,
	type Expected,
} from './read-screen.js';
import {projectFolder} from './project-folder.js';
import {codeCache, program as builtProgram} from './end-to-end/program.js';
import {waitFor} from './wait-for.js';

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	/**
	Variables that are added to a clean environment, which has an empty home, TERM=xterm-256color, a UTF-8 locale and no token.
	*/
	readonly environment?: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/**
	The context of the test that uses the program. The program is killed when the test ends.
	*/
	readonly test?: {after(callback: () => unknown): void};
};

type ProgramOptions = Options & {
	readonly arguments?: readonly string[];
	/**
	The file to run, by default the built program.
	*/
	readonly program?: string;
};

export type Exit = {
	readonly code: number;
	/**
	The signal that killed the program, such as `SIGKILL`; undefined if none did.
	*/
	readonly signal: string | undefined;
};

/**
The terminal's modes as the program has set them.
*/
export type Modes = {
	readonly isAlternateScreen: boolean;
	readonly isCursorVisible: boolean;
	readonly isWrapping: boolean;
	readonly isBracketedPaste: boolean;
};

export type Launched = {
	readonly pid: number;
	readonly terminal: Terminal;
	/**
	The temporary home directory, which also holds the XDG directories.
	*/
	readonly home: string;
	readonly exit: Promise<Exit>;
	screenText(): string;
	/**
	The screen and everything that has scrolled off it, because the text that is printed at the end may be longer than the screen.
	*/
	historyText(): string;
	rows(): string[];
	modes(): Modes;
	/**
	How many bytes the program has sent so far.
	*/
	bytes(): number;
	/**
	The texts that were sent to the clipboard (OSC 52), decoded.
	*/
	readonly clipboard: readonly string[];
	/**
	Writes the keys to the terminal's input in one write and does not wait: call `until()` afterwards.
	*/
	press(...keys: readonly string[]): void;
	/**
	Waits until the screen contains the text, matches the pattern or fulfils the predicate. Throws an error with the whole screen after the timeout (ms), or at once when the program has ended.
	*/
	until(expected: Expected, options?: {readonly timeout?: number}): Promise<string>;
	/**
	Waits until the program has ended and all its output is on the screen.
	*/
	ended(): Promise<Exit>;
	resize(columns: number, rows: number): void;
	kill(signal: NodeJS.Signals): void;
	/**
	Kills the program if it still runs, and removes the home directory.
	*/
	close(): Promise<void>;
};

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
function cleanEnvironment(home: string): Record<string, string> {
	return {
		PATH: process.env.PATH ?? '',
		HOME: home,
		XDG_CONFIG_HOME: path.join(home, 'config'),
		XDG_DATA_HOME: path.join(home, 'data'),
		XDG_STATE_HOME: path.join(home, 'state'),
		XDG_CACHE_HOME: codeCache,
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		CI: 'false',
	};
}

const shellEnvironment = {PS1: 'shell> '};
/* eslint-enable @typescript-eslint/naming-convention */

const signalName = (number: number | undefined): string | undefined =>
	Object.entries(constants.signals).find(([, value]) => value === number)?.[0];

/**
Runs a file in a real pseudo-terminal. A terminal emulator parses its output and answers the queries that it sends.
*/
function launchFile(file: string, parameters: readonly string[], {columns = 80, rows = 24, environment, cwd, test}: Options): Launched {
	const home = mkdtempSync(path.join(tmpdir(), 'influx-tokens-'));
	const terminal = createTerminal({columns, rows});
	const child = spawn(file, [...parameters], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		cwd: cwd ?? projectFolder(),
		env: {...cleanEnvironment(home), ...environment},
	});

	let bytes = 0;
	let unparsed = 0;
	let isCursorVisible = true;
	let isOver = false;
	const clipboard: string[] = [];
	// DECTCEM is the only mode that the emulator does not expose. Returning false lets the emulator handle it too.
	const trackCursor = (isSet: boolean) => (modes: ReadonlyArray<number | number[]>): boolean => {
		isCursorVisible = modes.includes(25) ? isSet : isCursorVisible;
		return false;
	};

	terminal.parser.registerCsiHandler({prefix: '?', final: 'h'}, trackCursor(true));
	terminal.parser.registerCsiHandler({prefix: '?', final: 'l'}, trackCursor(false));
	terminal.parser.registerOscHandler(52, data => {
		clipboard.push(Buffer.from(data.slice(data.indexOf(';') + 1), 'base64').toString('utf8'));
		return true;
	});
	child.onData(data => {
		bytes += Buffer.byteLength(data);
		unparsed++;
		terminal.write(data, () => {
			unparsed--;
		});
	});
	terminal.onData(data => {
		if (!isOver) {
			child.write(data);
		}
	});

	const exit = new Promise<Exit>(resolve => {
		child.onExit(({exitCode, signal}) => {
			isOver = true;
			resolve({code: exitCode, signal: signal ? signalName(signal) : undefined});
		});
	});
	const kill = (signal: NodeJS.Signals): void => {
		if (!isOver) {
			process.kill(child.pid, signal);
		}
	};

	// If the test's process dies, the program must not go on.
	const killAtExit = (): void => {
		kill('SIGKILL');
	};

	process.once('exit', killAtExit);

	const launched: Launched = {
		pid: child.pid,
		terminal,
		home,
		exit,
		clipboard,
		screenText: () => readScreen(terminal),
		historyText: () => readHistory(terminal),
		rows: () => readRows(terminal),
		modes: () => ({
			isAlternateScreen: terminal.buffer.active.type === 'alternate',
			isCursorVisible,
			isWrapping: terminal.modes.wraparoundMode,
			isBracketedPaste: terminal.modes.bracketedPasteMode,
		}),
		bytes: () => bytes,
		press(...pressed) {
			child.write(pressed.join(''));
		},
		async until(expected, {timeout} = {}) {
			const describe = () => describeScreen(expected, readRows(terminal));
			await waitFor(() => {
				const isThere = isMet(readScreen(terminal), expected);
				if (!isThere && isOver && unparsed === 0) {
					throw new Error(`the program ended before this was on the screen: ${describe()}`);
				}

				return isThere;
			}, {...(timeout !== undefined && {timeout}), describe});
			return readScreen(terminal);
		},
		async ended() {
			await waitFor(() => isOver && unparsed === 0, {describe: () => describeScreen('the program to end', readRows(terminal))});
			return exit;
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			child.resize(newColumns, newRows);
		},
		kill,
		async close() {
			process.off('exit', killAtExit);
			kill('SIGKILL');
			await exit;
			terminal.dispose();
			rmSync(home, {recursive: true, force: true});
		},
	};
	test?.after(launched.close);
	return launched;
}

/**
Runs the built program, or another file, with this Node.
*/
export function launch({arguments: parameters = [], program = builtProgram, ...options}: ProgramOptions = {}): Launched {
	return launchFile(process.execPath, [program, ...parameters], options);
}

/**
Runs a file that starts by itself, such as the executable or an installed bin.
*/
export function launchExecutable(file: string, options: Options = {}): Launched {
	return launchFile(file, [], options);
}

/**
Starts an interactive bash with job control and without any of the user's start-up files. Type the command to run.
*/
export function launchShell(options: Options = {}): Launched {
	return launchFile('bash', ['--noprofile', '--norc', '-i'], {...options, environment: {...shellEnvironment, ...options.environment}});
}

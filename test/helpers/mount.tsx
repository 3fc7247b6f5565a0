import {Buffer} from 'node:buffer';
import {createRequire} from 'node:module';
import {PassThrough, Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Terminal} from '@xterm/headless';
import {render} from 'ink';
import {type ReactNode} from 'react';
import {createPacedInput} from '../../source/terminal/input/paced-input.js';
import {repaintScreen} from '../../source/terminal/repaint-screen.js';
import {createScreenWriter} from '../../source/terminal/screen/screen-writer.js';
import {enterSession} from '../../source/terminal/session.js';
import {
	createTerminal,
	describeScreen,
	isMet,
	readCell,
	readRows,
	readScreen,
	type Cell,
	type Expected,
} from './read-screen.js';
import {waitFor} from './wait-for.js';

/**
The part of node:test's context that is used here, to unmount the tree when the test ends.
*/
type TestContext = {after(callback: () => unknown): void};

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	readonly test?: TestContext;
	/**
	The colours of the emulated terminal as chalk's level: 0 none, 1 sixteen, 2 256, 3 all.
	*/
	readonly colors?: 0 | 1 | 2 | 3;
	/**
	Draws lines for a screen reader, without an alternate screen, as `INK_SCREEN_READER=true` does.
	*/
	readonly isScreenReader?: boolean;
	/**
	Called with everything that Ink and the program write, in whole frames, before the screen writer makes less of it.
	*/
	readonly hear?: (written: string) => void;
};

export type Mounted = {
	readonly terminal: Terminal;
	/**
	The screen's text as it is now.
	*/
	screen(): string;
	rows(): string[];
	cell(row: number, column: number): Cell;
	/**
	Where the terminal's own cursor stands, from 0 at the top left. Undefined while it is hidden.
	*/
	cursor(): {readonly row: number; readonly column: number} | undefined;
	/**
	Sends the keys one by one, each after the last is painted, and returns the screen after them.
	*/
	press(...keys: readonly string[]): Promise<string>;
	/**
	Sends the keys in one write, as a slow link delivers them.
	*/
	pressTogether(keys: readonly string[]): Promise<string>;
	/**
	Waits until the program has taken all keys and painted its present state. Returns the screen.
	*/
	settle(): Promise<string>;
	/**
	Waits until the screen contains the text, matches the pattern or fulfils the predicate. Throws an error with the whole screen after the timeout (ms).
	*/
	until(expected: Expected, options?: {readonly timeout?: number}): Promise<string>;
	resize(columns: number, rows: number): Promise<string>;
	/**
	How many bytes the program has sent to the terminal so far.
	*/
	bytes(): number;
	/**
	Everything that the program has sent to the terminal so far.
	*/
	output(): string;
	/**
	Ink's `waitUntilExit()`: settles when the tree has exited.
	*/
	readonly exited: Promise<unknown>;
	/**
	Ends the input, as a closed connection does.
	*/
	endInput(): void;
	/**
	Whether the key that is being handled arrived in one read with others.
	*/
	isBurst(): boolean;
	/**
	How many listeners hear of a new size of the terminal.
	*/
	sizeListeners(): number;
	/**
	Paints the whole screen again, as Ctrl+L does in the program.
	*/
	repaint(): void;
	unmount(): void;
};

/**
Sets chalk's level to that of the emulated terminal: when chalk was loaded, it read the level of this process's own output. Ink and ink-text-input have a chalk each.
*/
function setColors(level: 0 | 1 | 2 | 3): void {
	for (const dependant of ['ink', 'ink-text-input']) {
		const {default: chalk} = createRequire(import.meta.resolve(dependant))('chalk') as {default: {level: number}};
		chalk.level = level;
	}
}

// DECTCEM.
const cursorShown = '\u{1B}[?25h';
const cursorHidden = '\u{1B}[?25l';

/**
The stream, with a listener for what is written to it.
*/
function heard<Stream extends NodeJS.WritableStream>(stream: Stream, hear: (written: string) => void): Stream {
	return new Proxy(stream, {
		get: (target, key) => key === 'write'
			? (data: string, ...parameters: readonly unknown[]): boolean => {
				hear(data);
				return Reflect.apply(target.write, target, [data, ...parameters]) as boolean;
			}
			: Reflect.get(target, key) as unknown,
	});
}

/**
Renders the tree into a terminal emulator and reads the screen from it. It renders as the program does: alternate screen, through the screen writer, paced input, line wrapping off.
*/
export async function mount(tree: ReactNode, {columns = 80, rows = 24, colors = 3, isScreenReader = false, hear, test}: Options = {}): Promise<Mounted> {
	setColors(colors);
	const terminal = createTerminal({columns, rows});
	// A terminal turns LF into CR LF on output, even in Node's raw mode.
	terminal.options.convertEol = true;
	let output = '';
	/* eslint-disable @typescript-eslint/naming-convention, @typescript-eslint/no-empty-function -- Node's names; here is no line discipline to set */
	const stdout = Object.assign(new Writable({
		decodeStrings: false,
		write(chunk: string, _encoding, done) {
			output += chunk;
			terminal.write(chunk, done);
		},
	}), {isTTY: true, columns, rows});
	const source = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode() {},
		ref() {},
		unref() {},
	});
	/* eslint-enable @typescript-eslint/naming-convention, @typescript-eslint/no-empty-function */
	const input = createPacedInput(source);
	const writer = isScreenReader ? stdout : createScreenWriter(stdout, {term: 'xterm-256color'});
	const screen = hear ? heard(writer, hear) : writer;
	const session = enterSession(screen, {isAlternateScreen: !isScreenReader});
	const app = render(tree, {
		stdout: screen,
		stdin: input,
		stderr: screen,
		interactive: true,
		alternateScreen: !isScreenReader,
		isScreenReaderEnabled: isScreenReader,
		incrementalRendering: false,
		maxFps: 1000,
		patchConsole: false,
		exitOnCtrlC: false,
	});

	const settle = async (): Promise<string> => {
		await nextTurn();
		await waitFor(() => source.readableLength === 0 && input.isIdle, {describe: () => 'the keys were not taken'});
		await app.waitUntilRenderFlush();
		return readScreen(terminal);
	};

	const send = async (text: string): Promise<string> => {
		source.write(text);
		return settle();
	};

	const exited = app.waitUntilExit();
	// A test that needs it awaits it. In the others, a rejection must not fail the test.
	exited.catch(() => undefined);

	const mounted: Mounted = {
		terminal,
		screen: () => readScreen(terminal),
		rows: () => readRows(terminal),
		cell: (row, column) => readCell(terminal, row, column),
		cursor() {
			const {cursorX: column, cursorY: row} = terminal.buffer.active;
			return output.lastIndexOf(cursorShown) > output.lastIndexOf(cursorHidden) ? {row, column} : undefined;
		},
		async press(...pressed) {
			for (const key of pressed) {
				await send(key);
			}

			return readScreen(terminal);
		},
		pressTogether: async pressed => send(pressed.join('')),
		settle,
		async until(expected, {timeout} = {}) {
			await waitFor(async () => isMet(await settle(), expected), {
				...(timeout !== undefined && {timeout}),
				describe: () => describeScreen(expected, readRows(terminal)),
			});
			return readScreen(terminal);
		},
		async resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			Object.assign(stdout, {columns: newColumns, rows: newRows});
			stdout.emit('resize');
			return settle();
		},
		bytes: () => Buffer.byteLength(output),
		output: () => output,
		exited,
		endInput() {
			source.end();
		},
		isBurst: () => input.isBurst,
		sizeListeners: () => stdout.listenerCount('resize'),
		repaint() {
			session.mend();
			repaintScreen(screen, app.clear, {isErased: !isScreenReader});
		},
		unmount() {
			app.unmount();
			session.leave();
			terminal.dispose();
		},
	};
	test?.after(mounted.unmount);
	await settle();
	return mounted;
}

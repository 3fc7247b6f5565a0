import {Buffer} from 'node:buffer';
import {createRequire} from 'node:module';
import {PassThrough, Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {render} from 'ink';
import {type ReactNode} from 'react';
import {createPacedInput} from '../../source/terminal/input/paced-input.js';
import {repaintScreen} from '../../source/terminal/repaint-screen.js';
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
What is needed of node:test's context: the mounted tree is unmounted when the test ends.
*/
type TestContext = {after(callback: () => unknown): void};

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	readonly test?: TestContext;
	/**
	How many colours the emulated terminal has, as chalk counts: 0 none, 1 sixteen, 3 all.
	*/
	readonly colors?: 0 | 1 | 2 | 3;
	/**
	As `INK_SCREEN_READER=true`: lines, without an alternate screen.
	*/
	readonly isScreenReader?: boolean;
};

export type Mounted = {
	/**
	The screen's text as it is now.
	*/
	screen(): string;
	rows(): string[];
	cell(row: number, column: number): Cell;
	/**
	Sends the keys one by one, each after the last one is painted, and gives the screen after them.
	*/
	press(...keys: readonly string[]): Promise<string>;
	/**
	Sends the keys in one write, as a slow link delivers them.
	*/
	pressTogether(keys: readonly string[]): Promise<string>;
	/**
	Waits until everything that is known now is painted.
	*/
	settle(): Promise<string>;
	/**
	Waits until the screen holds the text, matches the pattern or fulfils the predicate. Throws with the whole screen.
	*/
	until(expected: Expected, options?: {readonly timeout?: number}): Promise<string>;
	resize(columns: number, rows: number): Promise<string>;
	/**
	How many bytes were sent to the terminal so far.
	*/
	bytes(): number;
	/**
	Everything that was sent to the terminal so far.
	*/
	output(): string;
	/**
	Settles when the tree has exited, as Ink's `waitUntilExit()`.
	*/
	readonly exited: Promise<unknown>;
	/**
	Ends the input, as a closed connection does.
	*/
	endInput(): void;
	/**
	Whether the key being handled came with others.
	*/
	isBurst(): boolean;
	/**
	Paints the whole screen again, as Ctrl+L does in the program.
	*/
	repaint(): void;
	unmount(): void;
};

/**
Chalk asked this process for its colours when it was loaded; the emulated terminal has its own. Ink and ink-text-input bring a chalk each.
*/
function setColors(level: 0 | 1 | 2 | 3): void {
	for (const dependant of ['ink', 'ink-text-input']) {
		const {default: chalk} = createRequire(import.meta.resolve(dependant))('chalk') as {default: {level: number}};
		chalk.level = level;
	}
}

/**
Renders the tree as the program does (alternate screen, incremental, paced input, line wrapping off) into a terminal emulator, and reads the screen back from there.
*/
export async function mount(tree: ReactNode, {columns = 80, rows = 24, colors = 3, isScreenReader = false, test}: Options = {}): Promise<Mounted> {
	setColors(colors);
	const terminal = createTerminal({columns, rows});
	// A terminal turns LF into CR LF on output, also in Node's raw mode.
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
	const session = enterSession(stdout, {isAlternateScreen: !isScreenReader});
	const app = render(tree, {
		stdout,
		stdin: input,
		stderr: stdout,
		interactive: true,
		alternateScreen: !isScreenReader,
		isScreenReaderEnabled: isScreenReader,
		incrementalRendering: true,
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
	// A test that cares awaits it; the others must not fail for it.
	exited.catch(() => undefined);

	const mounted: Mounted = {
		screen: () => readScreen(terminal),
		rows: () => readRows(terminal),
		cell: (row, column) => readCell(terminal, row, column),
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
		repaint() {
			session.mend();
			repaintScreen(stdout, app.clear, {isErased: !isScreenReader});
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

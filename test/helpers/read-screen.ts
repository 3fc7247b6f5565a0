import headless, {type Terminal} from '@xterm/headless';
import {Unicode11Addon} from '@xterm/addon-unicode11';

/**
A terminal without a window. Its screen can be read cell by cell. The widths are those of Unicode 11, as in today's terminals.
*/
export function createTerminal({columns, rows}: {readonly columns: number; readonly rows: number}): Terminal {
	const terminal = new headless.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		scrollback: 1000,
	});
	terminal.loadAddon(new Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	return terminal;
}

/**
The rows of the screen, without the blanks at their ends.
*/
export function readRows(terminal: Terminal): string[] {
	const buffer = terminal.buffer.active;
	return Array.from({length: terminal.rows}, (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true, 0, terminal.cols) ?? '');
}

/**
The screen and everything that has scrolled off it, as one text. Rows that the terminal has wrapped are joined again.
*/
export function readHistory(terminal: Terminal): string {
	const buffer = terminal.buffer.active;
	let text = '';
	for (let row = 0; row < buffer.length; row++) {
		const line = buffer.getLine(row)!;
		text += `${row === 0 || line.isWrapped ? '' : '\n'}${line.translateToString(true)}`;
	}

	return text.trimEnd();
}

/**
The whole screen as one text, without the blank rows at its end.
*/
export const readScreen = (terminal: Terminal): string => readRows(terminal).join('\n').trimEnd();

export type Color = {
	readonly mode: 'default' | 'palette' | 'rgb';
	/**
	A palette index, or 0xRRGGBB; -1 for the default.
	*/
	readonly value: number;
};

export type Cell = {
	/**
	The grapheme, or empty for a blank and for the second half of a wide character.
	*/
	readonly text: string;
	/**
	In cells: 1, or 2 for a wide character and 0 for its second half.
	*/
	readonly width: number;
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isItalic: boolean;
	readonly isUnderline: boolean;
	readonly isInverse: boolean;
	readonly foreground: Color;
	readonly background: Color;
};

function color(isDefault: boolean, isPalette: boolean, value: number): Color {
	return isDefault ? {mode: 'default', value: -1} : {mode: isPalette ? 'palette' : 'rgb', value};
}

/**
One cell of the screen, from 0 at the top left. Throws when there is none.
*/
export function readCell(terminal: Terminal, row: number, column: number): Cell {
	const buffer = terminal.buffer.active;
	const cell = buffer.getLine(buffer.baseY + row)?.getCell(column);
	if (!cell) {
		throw new RangeError(`the screen has no cell at row ${row}, column ${column}`);
	}

	return {
		text: cell.getChars(),
		width: cell.getWidth(),
		isBold: cell.isBold() !== 0,
		isDim: cell.isDim() !== 0,
		isItalic: cell.isItalic() !== 0,
		isUnderline: cell.isUnderline() !== 0,
		isInverse: cell.isInverse() !== 0,
		foreground: color(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor()),
		background: color(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor()),
	};
}

/**
A text that the screen must contain, a pattern that it must match, or a predicate that it must fulfil.
*/
export type Expected = string | RegExp | ((screen: string) => boolean);

/**
Whether the screen is as expected. A text may go on in the next row, because the program wraps texts at words.
*/
export function isMet(screen: string, expected: Expected): boolean {
	if (typeof expected === 'string') {
		return screen.includes(expected) || screen.split('\n').map(row => row.trim()).join(' ').includes(expected);
	}

	return typeof expected === 'function' ? expected(screen) : expected.test(screen);
}

/**
What a test expected and the screen that it saw, for the message of a wait that timed out.
*/
export const describeScreen = (expected: Expected, rows: readonly string[]): string =>
	`${typeof expected === 'string' ? JSON.stringify(expected) : String(expected)}\nthe screen was:\n${rows.map(row => `| ${row}`).join('\n')}`;

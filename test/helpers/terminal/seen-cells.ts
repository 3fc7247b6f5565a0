import type {IBufferCell, Terminal} from '@xterm/headless';
import {createTerminal} from '../read-screen.js';

/**
A terminal as the program sets it up: it cuts rows that are too long, instead of wrapping them.
*/
export async function createWindow(columns: number, rows: number): Promise<Terminal> {
	const terminal = createTerminal({columns, rows});
	await send(terminal, '\u{1B}[?1049h\u{1B}[?7l');
	return terminal;
}

/**
Writes to the terminal, and resolves when it has read all of it.
*/
export async function send(terminal: Terminal, text: string): Promise<void> {
	return new Promise(resolve => {
		terminal.write(text, resolve);
	});
}

/**
Draws a frame as plainly as can be: everything is erased, and row after row is written.
*/
export async function drawPlainly(terminal: Terminal, rows: readonly string[]): Promise<void> {
	await send(terminal, `\u{1B}[m\u{1B}[H\u{1B}[2J${rows.join('\u{1B}[m\r\n')}\u{1B}[m`);
}

/**
What is seen of each cell, as a text: the letter, its width, and every colour and attribute. Of a cell without a letter that is the background, reversed colours and lines.
*/
export function seenCells(terminal: Terminal): ReadonlyArray<readonly string[]> {
	const buffer = terminal.buffer.active;
	return Array.from({length: terminal.rows}, (_, y) => {
		const line = buffer.getLine(buffer.baseY + y)!;
		return Array.from({length: terminal.cols}, (__, x) => seenCell(line.getCell(x)!));
	});
}

/**
The first cell in which the two terminals differ, in words; empty where there is none.
*/
export function differenceOf(one: Terminal, other: Terminal): string {
	const [cells, otherCells] = [one, other].map(terminal => seenCells(terminal));
	for (const [y, row] of cells!.entries()) {
		const x = row.findIndex((cell, column) => cell !== otherCells![y]![column]);
		if (x !== -1) {
			return `row ${y}, column ${x}: ${row[x]!}, and not ${otherCells![y]![x]!}`;
		}
	}

	return '';
}

function seenCell(cell: IBufferCell): string {
	const letter = cell.getChars() === '' && cell.getWidth() === 1 ? ' ' : cell.getChars();
	const lines = [cell.isUnderline(), cell.isStrikethrough(), cell.isOverline(), cell.isInverse()];
	const background = `${cell.getBgColorMode()}:${cell.getBgColor()}`;
	if (letter === ' ' && !lines.some(Boolean)) {
		return `blank on ${background}`;
	}

	const attributes = [cell.isBold(), cell.isDim(), cell.isItalic(), cell.isBlink(), cell.isInvisible(), ...lines].map(value => value ? '1' : '0').join('');
	return `${letter}/${cell.getWidth()} ${cell.getFgColorMode()}:${cell.getFgColor()} on ${background} ${attributes}`;
}

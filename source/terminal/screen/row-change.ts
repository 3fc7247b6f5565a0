import type {Pen} from './pen.js';
import {isSure, type RowCells} from './row-cells.js';
import {shortestMove} from './shortest-move.js';
import {styleChange, styleOfBlank} from './style.js';

/**
Over more cells than this the pen always jumps, because no jump within a row has more bytes.
*/
const longestBridge = 8;

/**
Draws what changes in row `y`, and gives the pen that did it in fewer bytes: by the runs of cells that differ, or by erasing from the first of them on.
*/
export function drawRowChange(pen: Pen, y: number, before: RowCells, after: RowCells): Pen {
	const byRuns = pen.copy();
	drawRuns(byRuns, y, before, after);
	const byErasing = pen.copy();
	drawFrom(byErasing, y, {cells: after, from: firstDifference(before, after), isErased: true});
	return shorter(byRuns, byErasing);
}

const shorter = (one: Pen, other: Pen): Pen => other.text().length < one.text().length ? other : one;

/**
Where the rest of the row is another one, or begins elsewhere, everything from there on is drawn, because no column in it is known.
*/
function drawRuns(pen: Pen, y: number, before: RowCells, after: RowCells): void {
	if (isRestSame(before, after)) {
		drawCells(pen, y, {
			cells: after, from: 0, to: after.characters.length, stays: x => isSame(before, after, x),
		});
		if (before.characters.length > after.characters.length) {
			pen.eraseFrom({y, x: after.characters.length});
		}

		return;
	}

	const from = Math.min(knownColumns(before), knownColumns(after), after.characters.length);
	drawCells(pen, y, {
		cells: after, from: 0, to: from, stays: x => isSame(before, after, x),
	});
	drawFrom(pen, y, {cells: after, from, isErased: before.rest !== undefined || before.characters.length > from});
}

/**
Draws all of a row from a column on, over blank cells.
*/
function drawFrom(pen: Pen, y: number, {cells, from, isErased}: {readonly cells: RowCells; readonly from: number; readonly isErased: boolean}): void {
	if (isErased) {
		pen.eraseFrom({y, x: from});
	}

	drawCells(pen, y, {
		cells, from, to: cells.characters.length, stays: x => isBlank(cells, x),
	});
	if (cells.rest) {
		pen.drawRest({y, x: cells.characters.length}, cells.rest);
	}
}

function isRestSame(before: RowCells, after: RowCells): boolean {
	return before.rest?.text === after.rest?.text && before.rest?.style === after.rest?.style
		&& (after.rest === undefined || before.characters.length === after.characters.length);
}

/**
How many columns of a row are known: all of them where it has no rest.
*/
const knownColumns = ({characters, rest}: RowCells): number => rest ? characters.length : Infinity;

const isBlank = ({characters, styles}: RowCells, x: number): boolean => (characters[x] ?? ' ') === ' ' && (styles[x] ?? '') === '';

const isSame = (before: RowCells, after: RowCells, x: number): boolean => isBlank(before, x)
	? isBlank(after, x)
	: before.characters[x] === after.characters[x] && before.styles[x] === after.styles[x];

function firstDifference(before: RowCells, after: RowCells): number {
	const known = Math.min(knownColumns(before), knownColumns(after), after.characters.length);
	let x = 0;
	while (x < known && isSame(before, after, x)) {
		x++;
	}

	return x;
}

type Cells = {
	readonly cells: RowCells;
	readonly from: number;
	readonly to: number;
	/**
	Whether the terminal shows the cell already.
	*/
	readonly stays: (x: number) => boolean;
};

/**
Draws the cells from column `from` up to `to`, but those that stay.
*/
function drawCells(pen: Pen, y: number, {cells, from, to, stays}: Cells): void {
	// A terminal that draws each of the characters before in two cells has just drawn over so many cells from here on.
	let spilled = 0;
	for (let x = from; x < to; x++) {
		if (stays(x) && (spilled === 0 || isBlank(cells, x))) {
			spilled = Math.max(0, spilled - 1);
			continue;
		}

		for (let between = bridgeStart(pen, y, x, cells); between < x; between++) {
			drawCell(pen, y, between, cells);
		}

		drawCell(pen, y, x, cells);
		spilled = isSure(cells.characters[x]!) ? Math.max(0, spilled - 1) : spilled + 1;
	}
}

function drawCell(pen: Pen, y: number, x: number, {characters, styles}: RowCells): void {
	pen.draw({y, x}, characters[x]!, styles[x]!);
}

/**
From which column on the cells up to column `x` are drawn, although some stay: from the cursor on where that takes no more bytes than a jump, and otherwise from `x` itself.
*/
function bridgeStart(pen: Pen, y: number, x: number, cells: RowCells): number {
	const start = pen.columnIn(y) ?? x;
	if (start >= x || x - start > longestBridge) {
		return x;
	}

	let bytes = 0;
	let style = pen.style();
	for (let column = start; column <= x; column++) {
		const character = cells.characters[column]!;
		const next = cells.styles[column]!;
		if (column < x && !isSure(character)) {
			return x;
		}

		if (character !== ' ' || styleOfBlank(style) !== next) {
			bytes += styleChange(style, next).length;
			style = next;
		}

		bytes++;
	}

	const jump = shortestMove({y, x: start}, {y, x}).length + styleChange(pen.style(), cells.styles[x]!).length + 1;
	return bytes <= jump ? start : x;
}

import {findShift, shifted} from './find-shift.js';
import {createPen, type Pen, type Shift} from './pen.js';
import {rowCells} from './row-cells.js';
import {drawRowChange} from './row-change.js';
import type {Place} from './shortest-move.js';

/**
What the window shows: a text for each of its rows, with SGR sequences for its colours, and where the terminal's own cursor is to stand, if it is shown.
*/
export type Frame = {
	readonly rows: readonly string[];
	readonly cursor?: Place | undefined;
};

type Options = {
	/**
	The window's width in cells.
	*/
	readonly columns: number;
	/**
	Whether the terminal can move rows within a scroll region.
	*/
	readonly hasScrollRegion: boolean;
};

// Ends every attribute, then cursor home, then erase all below.
const blankScreen = '\u{1B}[m\u{1B}[H\u{1B}[J';

// A row whose letters stand in their columns on every terminal: only its end may have some whose width is not sure. Its control sequences stay in it, and it does not end with a blank, which a row of cells may leave out.
const plainRow = /^[\u{1B}\u{20}-\u{7E}\u{203A}\u{276F}]*(?:[^\u{1B}\u{20}-\u{7E}\u{203A}\u{276F}]|\u{1B}\[[\d;]*m)*(?<! (?:\u{1B}\[[\d;]*m)*)$/u; // eslint-disable-line no-control-regex, regexp/no-control-character -- control sequences start with ESC

/**
What makes a terminal that shows `before` show `after`, in few bytes. Both have as many rows as the window. It needs and leaves no attribute switched on, and it does not say whether the cursor is shown. Empty where nothing changes but perhaps the cursor, and that is hidden.
*/
export function frameChange(before: readonly string[], after: Frame, options: Options): string {
	const plain = drawn(before, after, {...options, shift: undefined});
	const shift = options.hasScrollRegion ? findShift(before, after.rows) : undefined;
	if (!shift) {
		return plain;
	}

	const scrolled = drawn(shifted(before, shift), after, {...options, shift});
	return scrolled.length < plain.length ? scrolled : plain;
}

/**
The text to send to a terminal so that it shows the frame. It erases the screen first, because what the terminal shows now is not known.
*/
export function wholeFrame(frame: Frame, columns: number): string {
	let pen = createPen(columns);
	for (const [y, text] of frame.rows.entries()) {
		if (text !== '' && plainRow.test(text)) {
			// A look at its cells would delay the first frame.
			pen.drawRest({y, x: 0}, {text, style: '', end: text.includes('\u{1B}') ? undefined : ''});
		} else if (text !== '') {
			pen = drawRowChange(pen, y, rowCells('', columns), rowCells(text, columns));
		}
	}

	return blankScreen + finished(pen, frame);
}

function drawn(before: readonly string[], frame: Frame, {columns, shift}: {readonly columns: number; readonly shift: Shift | undefined}): string {
	let pen = createPen(columns);
	if (shift) {
		pen.shift(shift);
	}

	for (const [y, row] of frame.rows.entries()) {
		if (before[y] !== row) {
			pen = drawRowChange(pen, y, rowCells(before[y]!, columns), rowCells(row, columns));
		}
	}

	return finished(pen, frame);
}

function finished(pen: Pen, {cursor}: Frame): string {
	if (cursor) {
		pen.moveTo(cursor);
	}

	pen.rest();
	return pen.text();
}

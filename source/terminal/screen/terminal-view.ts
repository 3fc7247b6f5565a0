import {frameChange, wholeFrame, type Frame} from './frame-change.js';
import {readInkWrite, type InkCursor} from './ink-write.js';

// A synchronised update (2026): the terminal shows nothing of it before it has ended.
const begin = '\u{1B}[?2026h';
const end = '\u{1B}[?2026l';
const showCursor = '\u{1B}[?25h';
const hideCursor = '\u{1B}[?25l';

/* eslint-disable no-control-regex, regexp/no-control-character -- control sequences start with ESC */
// Modes that move no cursor and change no cell (wrapping, cursor, bracketed paste, synchronised update), and strings, such as a text for the clipboard.
const harmless = /^(?:\u{1B}\[\?(?:7|25|2004|2026)[hl]|\u{1B}\][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)|\u{1B}P(?:[^\u{1B}]|\u{1B}\u{1B})*\u{1B}\\)*$/u;
/* eslint-enable no-control-regex, regexp/no-control-character */

/**
The cursor is hidden while more than so many bytes draw, because a terminal without synchronised updates would show it here and there.
*/
const quietBytes = 64;

type Shown = Frame & {
	readonly columns: number;
	/**
	The row where Ink believes its cursor is after the frame.
	*/
	readonly lastRow: number;
};

/**
What is known of the terminal.
*/
export type TerminalView = {
	/**
	The frame that it shows. Undefined before the first one, and after something else was written.
	*/
	readonly shown: Shown | undefined;
	readonly isCursorShown: boolean;
	/**
	Whether Ink has begun a synchronised update, and whether its beginning was sent: an update in which nothing changes is not.
	*/
	readonly isUpdating: boolean;
	readonly hasBegun: boolean;
};

export const unknownTerminal: TerminalView = {
	shown: undefined, isCursorShown: true, isUpdating: false, hasBegun: false,
};

export type Window = {
	/**
	Cells.
	*/
	readonly columns: number;
	readonly rows: number;
	readonly hasScrollRegion: boolean;
};

export type Sent = {
	/**
	What the terminal gets for the write. Empty for nothing.
	*/
	readonly sent: string;
	readonly view: TerminalView;
};

/**
What the terminal gets in place of what Ink, or another part of the program, writes: of a frame only what it changes, and everything else as it is. After something that may move the cursor or change a cell, no frame is known, and the next one is drawn whole.
*/
export function takeWrite(view: TerminalView, data: string, window: Window): Sent {
	if (data === begin) {
		return {sent: '', view: {...view, isUpdating: true}};
	}

	if (data === end) {
		return {sent: view.hasBegun || !view.isUpdating ? end : '', view: {...view, isUpdating: false, hasBegun: false}};
	}

	const read = view.isUpdating ? readInkWrite(data) : undefined;
	if (read?.kind === 'frame') {
		const lastRow = read.rows.length - 1;
		// A frame that was laid out before the window became smaller is taller, and is cut at its end.
		const rows = Array.from({length: window.rows}, (_, y) => read.rows[y] ?? '');
		const cursor = placeOf(read.cursor, lastRow, window);
		return drawFrame(view, {
			rows, columns: window.columns, lastRow, cursor,
		}, window);
	}

	return read?.kind === 'cursor' && view.shown
		? drawFrame(view, {...view.shown, cursor: placeOf(read.cursor, view.shown.lastRow, window)}, window)
		: passOn(view, data);
}

/**
What is known of the terminal after something was written that is no text.
*/
export const forget = (view: TerminalView): TerminalView => ({...view, shown: undefined});

function placeOf(cursor: InkCursor | undefined, lastRow: number, {columns, rows}: Window): Frame['cursor'] {
	return cursor && {y: Math.min(Math.max(0, lastRow - cursor.up), rows - 1), x: Math.min(cursor.x, columns - 1)};
}

function drawFrame(view: TerminalView, next: Shown, window: Window): Sent {
	const known = view.shown?.columns === next.columns && view.shown.rows.length === next.rows.length ? view.shown : undefined;
	const drawn = {...view, shown: next, isCursorShown: next.cursor !== undefined};
	if (known && view.isCursorShown === drawn.isCursorShown && isSame(known, next)) {
		return {sent: '', view: drawn};
	}

	const change = known ? frameChange(known.rows, next, window) : wholeFrame(next, window.columns);
	const isHidden = view.isCursorShown && (!known || !next.cursor || change.length > quietBytes);
	const isShownAgain = next.cursor && (isHidden || !view.isCursorShown);
	const text = `${isHidden ? hideCursor : ''}${change}${isShownAgain ? showCursor : ''}`;
	return {sent: view.hasBegun ? text : begin + text + end, view: drawn};
}

const isSame = (one: Frame, other: Frame): boolean => one.cursor?.x === other.cursor?.x && one.cursor?.y === other.cursor?.y
	&& one.rows.every((row, y) => row === other.rows[y]);

function passOn(view: TerminalView, data: string): Sent {
	const isHarmless = harmless.test(data);
	const isBeginning = view.isUpdating && !view.hasBegun && !isHarmless;
	const last = Math.max(data.lastIndexOf(showCursor), data.lastIndexOf(hideCursor));
	return {
		sent: isBeginning ? begin + data : data,
		view: {
			...(isHarmless ? view : forget(view)),
			isCursorShown: last === -1 ? view.isCursorShown : data.startsWith(showCursor, last),
			hasBegun: view.hasBegun || isBeginning,
		},
	};
}

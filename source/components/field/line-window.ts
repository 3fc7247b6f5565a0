import {widthOf} from '../../terminal/cut.js';
import {graphemes} from '../../terminal/text/graphemes.js';

/**
The part of a line that a field has room for. `before`, `under` and `after` are the text before the cursor, the grapheme under it (empty at the end of the line), and the text after that.
*/
export type LineWindow = {
	/**
	Where the part begins, in UTF-16 units.
	*/
	readonly start: number;
	readonly before: string;
	readonly under: string;
	readonly after: string;
	/**
	Whether the line goes on to the left and to the right of the part. Each takes one cell, for a sign.
	*/
	readonly goesOnBefore: boolean;
	readonly goesOnAfter: boolean;
};

type Options = {
	readonly text: string;
	/**
	UTF-16 units.
	*/
	readonly cursor: number;
	/**
	Where the part began before, in UTF-16 units. It stays there while the cursor is in sight.
	*/
	readonly start: number;
	/**
	Cells, at least 4. One of them is for a cursor at the end.
	*/
	readonly width: number;
	/**
	How the terminal shows a part of the text, whose cells count. As it is by default.
	*/
	readonly show?: (text: string) => string;
};

/**
The part of a line that is `width` cells wide and holds the cursor. It moves only when the cursor would be out of sight.
*/
export function lineWindow({text, cursor, start: formerStart, width, show = part => part}: Options): LineWindow {
	const cellsOf = (part: string): number => widthOf(show(part));
	const [under = ''] = graphemesOf(text.slice(cursor, cursor + farthest(width)));
	const start = startFor({
		text, cursor, start: Math.min(formerStart, text.length), width,
	}, under, cellsOf);
	const before = text.slice(start, cursor);
	const rest = text.slice(cursor + under.length);
	const room = width - (start > 0 ? 1 : 0) - cellsOf(before) - Math.max(1, cellsOf(under));
	const isWhole = rest.length <= farthest(width) && cellsOf(rest) <= room;
	return {
		start,
		before,
		under,
		after: isWhole ? rest : fittingStart(rest.slice(0, farthest(width)), room - 1, cellsOf),
		goesOnBefore: start > 0,
		goesOnAfter: !isWhole,
	};
}

/**
No more UTF-16 units than this are looked at for so many cells, so that a very long line is not measured as a whole.
*/
const farthest = (width: number): number => width * 8;

function startFor({text, cursor, start, width}: Options, under: string, cellsOf: (part: string) => number): number {
	const canFit = (part: string, cells: number): boolean => part.length <= farthest(width) && cellsOf(part) <= cells;
	if (canFit(text, width - 1)) {
		return 0;
	}

	const cursorWidth = Math.max(1, cellsOf(under)) + (cursor + under.length < text.length ? 1 : 0);
	if (start <= cursor && canFit(text.slice(start, cursor), width - cursorWidth - (start > 0 ? 1 : 0))) {
		return start;
	}

	// A cursor that left the part at its left end gets some of the text before it in sight.
	const room = width - cursorWidth - 1;
	const wanted = start > cursor ? Math.floor(room / 3) : room;
	let cells = 0;
	let first = cursor;
	for (const grapheme of graphemesOf(text.slice(Math.max(0, cursor - farthest(width)), cursor)).toReversed()) {
		cells += cellsOf(grapheme);
		if (cells > wanted) {
			break;
		}

		first -= grapheme.length;
	}

	return first;
}

function fittingStart(text: string, cells: number, cellsOf: (part: string) => number): string {
	let taken = '';
	let width = 0;
	for (const grapheme of graphemesOf(text)) {
		width += cellsOf(grapheme);
		if (width > cells) {
			break;
		}

		taken += grapheme;
	}

	return taken;
}

function graphemesOf(text: string): readonly string[] {
	return [...graphemes(text)].map(({segment}) => segment);
}

/* eslint-disable no-control-regex, regexp/no-control-character -- these are the control sequences that Ink writes */
// The cursor hidden and brought to the frame's last row; the last frame erased row by row, or all from the first cell on.
const beforeFrame = /^(?<hides>\u{1B}\[\?25l)?(?:\u{1B}\[\d+B)?(?:\u{1B}\[1G)?(?:(?:\u{1B}\[2K\u{1B}\[1A)*\u{1B}\[2K\u{1B}\[G|\u{1B}\[1;1H\u{1B}\[J)?/u;
// The cursor brought from the last row to its place, and shown.
const afterFrame = /(?:\u{1B}\[(?<up>\d+)A)?\u{1B}\[(?<column>\d+)G\u{1B}\[\?25h$/u;
// In a frame there are only colours, links, which BEL ends, and line breaks.
const notOfFrame = /\u{1B}(?!\[[\d:;]*m|\]8;)|[\0-\u{6}\u{8}\t\u{B}-\u{1A}\u{1C}-\u{1F}]/u;
/* eslint-enable no-control-regex, regexp/no-control-character */

/**
The longest that `afterFrame` can match, so that it does not look through a whole frame.
*/
const longestEnd = 24;

/**
Where Ink puts the terminal's cursor: so many rows above the frame's last one, at this column, from 0.
*/
export type InkCursor = {readonly up: number; readonly x: number};

/**
What Ink means by one write: a whole frame in place of the last one, only another place for the cursor, or something else.
*/
export type InkWrite =
	| {readonly kind: 'frame'; readonly rows: readonly string[]; readonly cursor: InkCursor | undefined}
	| {readonly kind: 'cursor'; readonly cursor: InkCursor | undefined}
	| {readonly kind: 'other'};

/**
Reads what Ink 8 wrote in one call, inside a synchronised update and with `incrementalRendering` off. A text that is neither a whole frame nor a move of the cursor is `other`: the caller sends it as it is.
*/
export function readInkWrite(data: string): InkWrite {
	const start = beforeFrame.exec(data)!;
	const tail = data.slice(Math.max(start[0].length, data.length - longestEnd));
	const end = afterFrame.exec(tail);
	const text = data.slice(start[0].length, end ? data.length - end[0].length : undefined);
	const cursor = end ? {up: Number(end.groups!.up ?? 0), x: Number(end.groups!.column) - 1} : undefined;
	if (text === '') {
		const isMove = (end !== null || start.groups!.hides !== undefined) && !/[JK]/.test(start[0]);
		return isMove ? {kind: 'cursor', cursor} : {kind: 'other'};
	}

	return notOfFrame.test(text) ? {kind: 'other'} : {kind: 'frame', rows: text.split('\n'), cursor};
}

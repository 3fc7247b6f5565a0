import {widthOf} from '../../../terminal/cut.js';
import {graphemes} from '../../../terminal/text/graphemes.js';

/**
A row of a wrapped text, and where it begins in the text, in UTF-16 units.
*/
export type WrappedRow = {readonly from: number; readonly text: string};

/**
Breaks a text into rows of at most `cells` cells, after blanks where there are any. The rows together are the whole text. A blank at the end of a row may stick out by one cell.
*/
export function wrapCells(text: string, cells: number): readonly WrappedRow[] {
	const rows: WrappedRow[] = [];
	let from = 0;
	let afterBlank = 0; // Where the row may end: after its last blank
	let width = 0;
	for (const {segment, index} of graphemes(text)) {
		const isBlank = segment === ' ';
		width += widthOf(segment);
		// A word with wide characters may be too wide for the next row as well.
		while (width > (isBlank ? cells + 1 : cells) && index > from) {
			const end = afterBlank > from ? afterBlank : index;
			rows.push({from, text: text.slice(from, end)});
			from = end;
			width = widthOf(text.slice(end, index + segment.length));
		}

		if (isBlank) {
			afterBlank = index + 1;
		}
	}

	return [...rows, {from, text: text.slice(from)}];
}

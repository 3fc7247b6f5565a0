import {cut} from '../../terminal/cut.js';
import {wrapWords} from '../wrap-words.js';

const mostRows = 2;

/**
The message above the footer as lines for a window of `columns` cells: one, or two where it needs them. A third line is cut off; the screen of messages shows the whole. No message is one empty line.
*/
export function messageLines(text: string | undefined, columns: number, ellipsis: string): {readonly lines: readonly string[]; readonly isCut: boolean} {
	const width = columns - 2;
	const lines = wrapWords(text ?? '', width);
	const isCut = lines.length > mostRows;
	// The rest of the text goes into the last line, so that the line is as full as it can be before it is cut.
	const shown = isCut ? [...lines.slice(0, mostRows - 1), cut(lines.slice(mostRows - 1).join(' '), width, ellipsis)] : lines;
	return {lines: shown.length === 0 ? [''] : shown, isCut};
}

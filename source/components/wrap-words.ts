import {fitting, widthOf} from '../terminal/cut.js';

const leastText = 20;

/**
Breaks a text into lines of at most `width` cells, at blanks where there are any. Every line but the first begins with `hang` blanks, so that it stands below the text after a label; they are fewer where the text would have less than 20 cells. An empty text has no line.
*/
export function wrapWords(text: string, width: number, hang = 0): readonly string[] {
	const room = Math.max(1, width);
	const indent = ' '.repeat(room - hang >= leastText ? hang : Math.min(hang, 4, Math.floor(room / 4)));
	const lines: string[] = [];
	let rest = text.trimEnd();
	while (rest !== '') {
		const [line, after] = splitAt(rest, room, lines.length === 0 ? hang : indent.length);
		lines.push(line.trimEnd());
		const words = after.trimStart();
		rest = words === '' ? '' : `${indent}${words}`;
	}

	return lines;
}

/**
The first line of a text and what comes after it. A blank before the cell `from` is no place for a break, because it belongs to the label or to the indent.
*/
function splitAt(text: string, room: number, from: number): readonly [string, string] {
	if (widthOf(text) <= room) {
		return [text, ''];
	}

	// A wide character in a single cell: it is taken, because a line without a character would never end.
	const start = fitting(text, room) || String.fromCodePoint(text.codePointAt(0)!);
	if (text[start.length] === ' ') {
		return [start, text.slice(start.length)];
	}

	const blank = start.lastIndexOf(' ');
	const hasWord = blank > from && start.slice(0, blank).trim() !== '';
	// A word that no line has room for begins here, because it would be broken on the next line too.
	const isNextWhole = widthOf(/^\S*/u.exec(text.slice(blank + 1))![0]) <= room - from;
	return hasWord && isNextWhole ? [start.slice(0, blank), text.slice(blank)] : [start, text.slice(start.length)];
}

import stringWidth from 'string-width';
import {graphemes} from './text/graphemes.js';

const printableAscii = /^[\u{20}-\u{7E}]*$/u;

// Thai and Lao sara am: one grapheme with the letter before it, and yet a cell of its own in every terminal. The library counts the grapheme's first letter only.
const saraAm = /(?<=.)[\u{E33}\u{EB3}]/gsu;

/**
How many cells the text takes: what the library counts that Ink uses too, ambiguous letters one cell wide, and what it leaves out. For text that went through `display()`.
*/
export function widthOf(text: string): number {
	return printableAscii.test(text) ? text.length : stringWidth(text, {countAnsiEscapeCodes: true}) + (text.match(saraAm)?.length ?? 0);
}

/**
The longest start of the text, in whole graphemes, that fits into `cells`.
*/
export function fitting(text: string, cells: number): string {
	if (cells <= 0) {
		return '';
	}

	if (printableAscii.test(text)) {
		return text.slice(0, cells);
	}

	let taken = 0;
	let width = 0;
	for (const {segment} of graphemes(text)) {
		width += widthOf(segment);
		if (width > cells) {
			break;
		}

		taken += segment.length;
	}

	return text.slice(0, taken);
}

/**
The text, or as much of its start as fits with the ellipsis after it. Never wider than `cells`; a wide character that would stick out is left off, so the result may be a cell short.
*/
export function cut(text: string, cells: number, ellipsis = '…'): string {
	return widthOf(text) <= cells ? text : fitting(text, cells - widthOf(ellipsis)) + fitting(ellipsis, cells);
}

/**
The text with spaces after it, up to `cells`. Text that is wider comes back as it is: cut it first.
*/
export function padEnd(text: string, cells: number): string {
	return text + ' '.repeat(Math.max(0, cells - widthOf(text)));
}

/**
The text with spaces before it, up to `cells`: for numbers.
*/
export function padStart(text: string, cells: number): string {
	return ' '.repeat(Math.max(0, cells - widthOf(text))) + text;
}

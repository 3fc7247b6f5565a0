import {styleAfter, styleOfBlank, type Style} from './style.js';

/**
A row of a frame as cells: a character and a style for each column, from the left. After the last cell the row is blank, or it goes on with `rest`.
*/
export type RowCells = {
	/**
	One UTF-16 unit a cell.
	*/
	readonly characters: string;
	/**
	A space has only what is seen of a style without a letter.
	*/
	readonly styles: readonly Style[];
	readonly rest: RestOfRow | undefined;
};

/**
The end of a row, from the first character whose width terminals do not agree about. Only the column of its beginning is known.
*/
export type RestOfRow = {
	/**
	The text with its control sequences.
	*/
	readonly text: string;
	/**
	The style before and after it. The second is undefined where it is not known.
	*/
	readonly style: Style;
	readonly end: Style | undefined;
};

// ASCII, and letters and marks of which UAX #11 says that they are neutral: every terminal draws them in one cell.
const sure = /[\u{20}-\u{7E}\u{C0}-\u{C5}\u{C7}-\u{CF}\u{D1}-\u{D6}\u{D9}-\u{DD}\u{E2}-\u{E5}\u{E7}\u{EB}\u{EE}\u{EF}\u{F1}\u{F4}-\u{F6}\u{FB}\u{FD}\u{FF}\u{100}\u{102}-\u{110}\u{112}\u{114}-\u{11A}\u{11C}-\u{125}\u{128}-\u{12A}\u{12C}-\u{130}\u{134}-\u{137}\u{139}-\u{13E}\u{143}\u{145}-\u{147}\u{14C}\u{14E}-\u{151}\u{154}-\u{165}\u{168}-\u{16A}\u{16C}-\u{17F}\u{2039}\u{203A}\u{21BB}\u{2591}\u{2713}\u{2717}\u{276F}]+/uy;

// Punctuation, signs, arrows, frames and marks that are one cell wide, unless the terminal was told to draw them in two (UAX #11, ambiguous width). None of them is a letter, combines with another character, is an emoji or is invisible.
const unsure = /[\u{A1}-\u{AC}\u{AE}-\u{BF}\u{D7}\u{F7}\u{2010}-\u{2027}\u{2030}-\u{203B}\u{203D}-\u{2048}\u{204A}-\u{205E}\u{2190}-\u{2193}\u{219A}-\u{21A8}\u{21AB}-\u{22FF}\u{2500}-\u{25A9}\u{25AC}-\u{25B5}\u{25B7}-\u{25BF}\u{25C1}-\u{25FA}]+/uy;
const rendition = /\u{1B}\[(?<parameters>[\d;]*)m/uy; // eslint-disable-line no-control-regex, regexp/no-control-character -- SGR starts with ESC
const otherSequence = /\u{1B}(?!\[[\d;]*m)/u; // eslint-disable-line no-control-regex, regexp/no-control-character -- every sequence starts with ESC

/**
Whether every terminal draws this character of a cell in one cell.
*/
export const isSure = (character: string): boolean => (character >= ' ' && character <= '~') || matchAt(sure, character, 0) !== undefined;

/**
Reads a row of a frame, whose first cell has no style. `columns` is the window's width: the last cell of a row that is wider is part of `rest`, because each further character is drawn into that cell.
*/
export function rowCells(text: string, columns: number): RowCells {
	const styles: Style[] = [];
	let characters = '';
	let style: Style = '';
	let at = 0;
	// Where the last cell begins. It goes to the rest, because a mark that combines belongs to the character before it.
	let last = {at: 0, style};
	while (at < text.length) {
		const next = styleAt(text, at, style);
		if (next) {
			style = next.style;
			at += next.length;
			continue;
		}

		const run = textAt(text, at).slice(0, columns - characters.length);
		if (run === '') {
			const cells = Math.max(0, characters.length - 1);
			const rest = text.slice(last.at);
			return {characters: characters.slice(0, cells), styles: styles.slice(0, cells), rest: {text: rest, style: last.style, end: endOf(rest, last.style)}};
		}

		const blank = styleOfBlank(style);
		for (const character of run) {
			styles.push(character === ' ' ? blank : style);
		}

		characters += run;
		at += run.length;
		last = {at: at - 1, style};
	}

	return withoutBlankEnd(characters, styles);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}

function styleAt(text: string, at: number, before: Style): {readonly style: Style; readonly length: number} | undefined {
	const found = text[at] === '\u{1B}' ? matchAt(rendition, text, at) : undefined;
	const style = found && styleAfter(before, found.groups!.parameters!);
	return found === undefined || style === undefined ? undefined : {style, length: found[0].length};
}

const textAt = (text: string, at: number): string => (matchAt(sure, text, at) ?? matchAt(unsure, text, at))?.[0] ?? '';

function endOf(text: string, before: Style): Style | undefined {
	let style: Style | undefined = otherSequence.test(text) ? undefined : before;
	for (let at = text.indexOf('\u{1B}'); at !== -1 && style !== undefined; at = text.indexOf('\u{1B}', at + 1)) {
		style = styleAt(text, at, style)?.style;
	}

	return style;
}

function withoutBlankEnd(characters: string, styles: readonly Style[]): RowCells {
	let {length} = characters;
	while (length > 0 && characters[length - 1] === ' ' && styles[length - 1] === '') {
		length--;
	}

	return {characters: characters.slice(0, length), styles: styles.slice(0, length), rest: undefined};
}

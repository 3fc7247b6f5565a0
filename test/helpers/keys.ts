/**
What a terminal sends for each key (xterm's manual, "Control Sequences", in normal cursor mode).
*/
export const keys = {
	enter: '\r',
	escape: '\u{1B}',
	tab: '\t',
	shiftTab: '\u{1B}[Z',
	space: ' ',
	backspace: '\u{7F}',
	delete: '\u{1B}[3~',
	up: '\u{1B}[A',
	down: '\u{1B}[B',
	right: '\u{1B}[C',
	left: '\u{1B}[D',
	home: '\u{1B}[H',
	end: '\u{1B}[F',
	pageUp: '\u{1B}[5~',
	pageDown: '\u{1B}[6~',
} as const;

/**
Ctrl with a letter: `control('c')` is U+0003.
*/
export const control = (letter: string): string => String.fromCodePoint(letter.toUpperCase().codePointAt(0)! - 0x40);

/**
Text as a terminal in bracketed paste mode sends it.
*/
export const paste = (text: string): string => `\u{1B}[200~${text}\u{1B}[201~`;

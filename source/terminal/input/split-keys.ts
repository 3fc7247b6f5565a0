import {graphemes} from '../text/graphemes.js';

export const escape = '\u{1B}';
export const pasteStart = '\u{1B}[200~';
export const pasteEnd = '\u{1B}[201~';

/**
A run of text longer than this, in UTF-16 units, that arrives in one read is a paste from a terminal without bracketed paste: no person types that fast, and as single keys it would be thousands of renders and commands.
*/
const longestTypedRun = 64;

export type Split = {
	/**
	Whole keys in order, each an escape sequence, a bracketed paste with its brackets, a control character or a grapheme.
	*/
	readonly keys: readonly string[];
	/**
	The end of the text when more of it may follow: the start of an escape sequence or of a paste. Else empty.
	*/
	readonly rest: string;
};

/* eslint-disable no-control-regex, regexp/no-control-character -- a terminal's input is made of them */
/*
The sequences that are one key. They are those of Ink's own parser, so that it neither joins nor parts what is split here.

- CSI (ECMA-48, section 5.4): `ESC [`, parameters, intermediates, a final byte; also the Linux console's `ESC [ [ A`, and rxvt's shifted keys, which end in `$`.
- SS3: `ESC O`, a modifier, a final byte.
- Either with a second ESC in front: Alt with a cursor key, where Alt is sent as ESC.
*/
const sequence = /\u{1B}{1,2}(?:\[(?:[235-8]\$|\[?[\u{20}-\u{3F}]*[\u{40}-\u{7E}])|O[\d;]*[\u{40}-\u{7E}])/uy;
// The same sequences, cut off by the end of the text: with one or two ESC while more may follow, and with one ESC when nothing follows and it is given out as a key.
const openSequence = /\u{1B}{1,2}(?:\[\[?[\u{20}-\u{3F}]*|O[\d;]*)?$/uy;
const brokenSequence = /\u{1B}(?:\[\[?|O)?$/uy;
// A sequence with parameters that was cut for good: no key begins like this, and its digits must not be typed.
const lostSequence = /\u{1B}{1,2}(?:\[\[?[\u{20}-\u{3F}]+|O[\d;]+)(?=$|\u{1B})/uy;
// OSC, DCS, SOS, PM and APC, closed by BEL or ST: a terminal's late answer to a program that ran before. It is not a key, and its letters must not act as keys.
const answer = /\u{1B}[PX\]^_][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)/uy;
// A report of the mouse, as SGR (1006), as urxvt sends it (1015), or the start of an old one, whose three characters are gone already (mouse-reports.ts).
const mouseReport = /\u{1B}{1,2}\[(?:<[\d;]*[Mm]|(?:\d+;\d+;\d+)?M)/uy;
const openAnswer = /\u{1B}[PX\]^_][^\u{7}\u{1B}]*\u{1B}?$/uy;
// Alt with a key. ESC ESC is Esc pressed twice.
const altKey = /\u{1B}[^\u{1B}]/uy;
// Text, with the white space a paste brings along.
const textRun = /[\P{Control}\t\n\r]+/uy;
/* eslint-enable no-control-regex, regexp/no-control-character */

function match(pattern: RegExp, text: string, index: number): string | undefined {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0];
}

function pasteAt(text: string, index: number): string | undefined {
	const end = text.indexOf(pasteEnd, index + pasteStart.length);
	return end === -1 ? undefined : text.slice(index, end + pasteEnd.length);
}

/**
What stands at `index` and is no key.
*/
function leftOutAt(text: string, index: number, isComplete: boolean): string | undefined {
	const lost = match(sequence, text, index) === undefined ? match(lostSequence, text, index) : undefined;
	// At the end of the text the rest may be on its way.
	const isLost = lost !== undefined && (isComplete || index + lost.length < text.length);
	return match(answer, text, index) ?? match(mouseReport, text, index) ?? (isLost ? lost : undefined);
}

/**
The key that the ESC at `index` begins, or `undefined` when its end may still be on its way.
*/
function escapedKeyAt(text: string, index: number, isComplete: boolean): string | undefined {
	if (text.startsWith(pasteStart, index)) {
		return pasteAt(text, index);
	}

	const isUnfinished = match(openSequence, text, index) !== undefined || match(openAnswer, text, index) !== undefined;
	if (isUnfinished && !isComplete) {
		return undefined;
	}

	for (const pattern of [sequence, brokenSequence, altKey]) {
		const key = match(pattern, text, index);
		if (key !== undefined) {
			return key;
		}
	}

	return escape;
}

// CR LF is one grapheme (UAX 29, GB3), and two keys: Enter, and Ctrl+J.
const graphemesOf = (run: string): string[] =>
	[...graphemes(run)].flatMap(({segment}) => segment === '\r\n' ? ['\r', '\n'] : [segment]);

const splitRun = (run: string): string[] =>
	run.length > longestTypedRun ? [pasteStart + run + pasteEnd] : graphemesOf(run);

/**
Splits what one read brought into single keys. Nothing is lost or reordered, but for two things: a run of more than 64 printable characters comes back as one bracketed paste, and a terminal's answers, reports of the mouse and sequences that were cut are left out.

ESC and a character in one read are Alt with that key, as everywhere; Esc itself is an ESC with nothing, or another ESC, after it. With `isComplete` nothing more follows, and an unfinished sequence without parameters is a key; an unfinished paste stays in `rest`.
*/
export function splitKeys(text: string, isComplete = false): Split {
	const keys: string[] = [];
	let index = 0;
	while (index < text.length) {
		if (text[index] === escape) {
			const left = leftOutAt(text, index, isComplete);
			const key = left ?? escapedKeyAt(text, index, isComplete);
			if (key === undefined) {
				return {keys, rest: text.slice(index)};
			}

			if (left === undefined) {
				keys.push(key);
			}

			index += key.length;
		} else {
			const run = match(textRun, text, index);
			if (run === undefined) {
				keys.push(text[index]!);
			} else {
				keys.push(...splitRun(run));
			}

			index += run?.length ?? 1;
		}
	}

	return {keys, rest: ''};
}

/**
Whether the key is a whole bracketed paste.
*/
export const isPaste = (key: string): boolean => key.startsWith(pasteStart);

/**
Whether the text is nothing but the key Esc, pressed once or twice, or the start of a sequence.
*/
export const isLoneEscape = (rest: string): boolean => rest === escape || rest === escape + escape;

/**
An unfinished bracketed paste without the first characters of its end, where these have come.
*/
export function withoutOpenEnd(rest: string): string {
	for (let length = pasteEnd.length - 1; length > 0; length--) {
		if (rest.endsWith(pasteEnd.slice(0, length))) {
			return rest.slice(0, -length);
		}
	}

	return rest;
}

/**
What was pasted, without the brackets of a whole paste.
*/
export const pastedText = (key: string): string => key.slice(pasteStart.length, -pasteEnd.length);

/**
Whether the text is an unfinished bracketed paste, which only its end finishes; an unfinished key is finished by time too.
*/
export const isOpenPaste = (rest: string): boolean => rest.startsWith(pasteStart) || rest === pasteStart.slice(0, -1);

/**
Whether Ink, given this key, waits for more of it: Esc, Alt+[ and Alt+O also begin other keys.
*/
export const isHeldByInk = (key: string): boolean => match(openSequence, key, 0) !== undefined;

import {graphemes} from '../../terminal/text/graphemes.js';

/**
A line of text that is being edited, as readline edits one.
*/
export type TextLine = {
	readonly text: string;
	/**
	The place where text is inserted: UTF-16 units from the start, never inside a grapheme.
	*/
	readonly cursor: number;
	/**
	The text that was erased last, which Ctrl+Y puts back. Backspace and Delete do not set it.
	*/
	readonly erased: string;
	/**
	The line before each edit that can be undone, the latest last. Typing in one go is one edit.
	*/
	readonly past: ReadonlyArray<Pick<TextLine, 'text' | 'cursor'>>;
	/**
	Whether the last edit inserted typed text, so that more of it belongs to the same edit.
	*/
	readonly isTyping: boolean;
};

/**
What a key does to a line.
*/
export type LineEdit =
	| 'cursor-left'
	| 'cursor-right'
	| 'word-left'
	| 'word-right'
	| 'line-start'
	| 'line-end'
	| 'delete-before'
	| 'delete-after'
	| 'erase-word'
	| 'erase-line'
	| 'erase-to-end'
	| 'put-back'
	| 'take-completion'
	| 'undo-typing';

const mostUndone = 100;

/**
How many UTF-16 units a grapheme may have to be moved over as one. A longer run of combining marks is moved over in parts.
*/
const longestGrapheme = 100;

/**
The line with this text and the cursor at its end.
*/
export function lineOf(text: string): TextLine {
	return {
		text, cursor: text.length, erased: '', past: [], isTyping: false,
	};
}

/**
The line after text was inserted at the cursor. `isTyped` says that a key typed it, so that it is undone together with what was typed before; a paste is undone alone.
*/
export function insertText(line: TextLine, inserted: string, {isTyped}: {readonly isTyped: boolean}): TextLine {
	const {text, cursor, isTyping} = line;
	const end = cursor + inserted.length;
	const next = isTyped && isTyping ? line : remember(line);
	const whole = text.slice(0, cursor) + inserted + text.slice(cursor);
	return settled({
		...next, text: whole, cursor: end, isTyping: isTyped,
	});
}

/**
The line after an edit. An edit that has nothing to do gives the same line.
*/
export function editLine(line: TextLine, edit: LineEdit): TextLine {
	const {text, cursor, erased, past} = line;
	switch (edit) {
		case 'cursor-left': {
			return moveTo(line, graphemeStartBefore(text, cursor));
		}

		case 'cursor-right': {
			return moveTo(line, graphemeEndAfter(text, cursor));
		}

		case 'word-left': {
			return moveTo(line, wordStartBefore(text, cursor));
		}

		case 'word-right': {
			return moveTo(line, wordEndAfter(text, cursor));
		}

		case 'line-start': {
			return moveTo(line, 0);
		}

		case 'line-end': {
			return moveTo(line, text.length);
		}

		case 'delete-before': {
			return remove(line, graphemeStartBefore(text, cursor), cursor);
		}

		case 'delete-after': {
			return remove(line, cursor, graphemeEndAfter(text, cursor));
		}

		case 'erase-word': {
			return erase(line, wordStartBefore(text, cursor), cursor);
		}

		case 'erase-line': {
			return erase(line, 0, cursor);
		}

		case 'erase-to-end': {
			return erase(line, cursor, text.length);
		}

		case 'put-back': {
			return erased === '' ? line : insertText(line, erased, {isTyped: false});
		}

		// The field inserts its completion itself.
		case 'take-completion': {
			return line;
		}

		case 'undo-typing': {
			const before = past.at(-1);
			return before
				? {
					...line, ...before, past: past.slice(0, -1), isTyping: false,
				}
				: line;
		}
	}
}

function remember(line: TextLine): TextLine {
	const {text, cursor, past} = line;
	return {...line, past: [...past.slice(1 - mostUndone), {text, cursor}]};
}

/**
Moves the cursor out of a grapheme, to its end. An edit may join what is before the cursor and what is after it to one grapheme, as two halves of a flag.
*/
function settled(line: TextLine): TextLine {
	const cursor = graphemeEndAt(line.text, line.cursor);
	return cursor === line.cursor ? line : {...line, cursor};
}

function moveTo(line: TextLine, cursor: number): TextLine {
	return cursor === line.cursor ? line : settled({...line, cursor, isTyping: false});
}

function remove(line: TextLine, from: number, to: number): TextLine {
	if (from === to) {
		return line;
	}

	return settled({
		...remember(line), text: line.text.slice(0, from) + line.text.slice(to), cursor: from, isTyping: false,
	});
}

function erase(line: TextLine, from: number, to: number): TextLine {
	const next = remove(line, from, to);
	return next === line ? line : {...next, erased: line.text.slice(from, to)};
}

function graphemeStartBefore(text: string, cursor: number): number {
	const near = text.slice(Math.max(0, cursor - longestGrapheme), cursor);
	const last = [...graphemes(near)].at(-1);
	return last ? cursor - near.length + last.index : 0;
}

function graphemeEndAfter(text: string, cursor: number): number {
	const [first] = graphemes(text.slice(cursor, cursor + longestGrapheme));
	return cursor + (first?.segment.length ?? 0);
}

/**
The end of the grapheme that the position is in, or the position itself where it is between two.
*/
function graphemeEndAt(text: string, position: number): number {
	const start = Math.max(0, position - longestGrapheme);
	for (const {index, segment} of graphemes(text.slice(start, position + longestGrapheme))) {
		const end = start + index + segment.length;
		if (end >= position) {
			return start + index === position ? position : end;
		}
	}

	return position;
}

/**
Words are separated by white space, as for Ctrl+W: a filter such as `db:sensors` is one word.
*/
function wordStartBefore(text: string, cursor: number): number {
	let start = text.slice(0, cursor).trimEnd().length;
	while (start > 0 && text[start - 1]!.trim() !== '') {
		start--;
	}

	return start;
}

function wordEndAfter(text: string, cursor: number): number {
	const [skipped = ''] = /^\s*\S*/.exec(text.slice(cursor)) ?? [];
	return cursor + skipped.length;
}

import {useContext, useState} from 'react';
import {show} from '../../theme/show.js';
import {useTheme} from '../../theme/theme-context.js';
import {editableText, respelledLine, typedText} from './editable-text.js';
import {lineWindow, type LineWindow} from './line-window.js';
import {cutSentence, startOf} from './longest-text.js';
import {
	editLine,
	insertText,
	lineOf,
	type LineEdit,
	type TextLine,
} from './text-line.js';
import {TypingContext} from './typing-context.js';

type Options = {
	readonly value: string;
	readonly onChange: (value: string) => void;
	/**
	Cells, including one for the cursor.
	*/
	readonly width: number;
	/**
	UTF-16 units.
	*/
	readonly limit: number;
	/**
	What may be added at the end of the value: the cursor's move to the right takes it there. Undefined where nothing is offered.
	*/
	readonly completion?: string | undefined;
};

type TextLineControl = {
	/**
	The part of the line to draw, and the text before the cursor in it as this terminal shows it.
	*/
	readonly part: LineWindow;
	readonly before: string;
	/**
	Another number for each input that must start anew, because it shows another text than it has typed itself.
	*/
	readonly generation: number;
	/**
	Edits the line. `typed` is what the input shows by itself after the key; by default what it showed before.
	*/
	readonly edit: (edit: LineEdit, typed?: string) => void;
	/**
	Inserts text at the cursor, as much as the limit allows. `typed` as for `edit`; a text without it is a paste.
	*/
	readonly insert: (text: string, typed?: string) => void;
	/**
	The completion, while the cursor is at the end and the field can hold it. Undefined otherwise. Raw text.
	*/
	readonly offered: string | undefined;
};

/**
The text and the cursor of a focused field. `value` is what the owner of the field holds: where it changes it by itself, as by a suggestion that was taken, the cursor goes to the end.
*/
export function useTextLine({value, onChange, width, limit, completion}: Options): TextLineControl {
	const {tell} = useContext(TypingContext);
	const theme = useTheme();
	const begin = (generation: number) => ({
		value, line: lineOf(editableText(theme, value)), start: 0, generation,
	});
	const [known, setKnown] = useState(() => begin(0));
	const state = known.value === value ? known : begin(known.generation + 1);
	if (state !== known) {
		setKnown(state);
	}

	const {line, start, generation} = state;
	const windowOf = ({text, cursor}: TextLine, from: number) => lineWindow({
		text, cursor, start: from, width, show: shown => show(theme, shown),
	});
	const part = windowOf(line, start);
	const before = show(theme, part.before);

	const take = (next: TextLine, typed = before) => {
		const nextPart = windowOf(next, part.start);
		const isAsTyped = show(theme, nextPart.before) === typed;
		setKnown({
			value: next.text === line.text ? value : next.text, line: next, start: nextPart.start, generation: generation + (isAsTyped ? 0 : 1),
		});
		if (next.text !== line.text) {
			onChange(next.text);
		}
	};

	const insert = (text: string, typed?: string) => {
		const allowed = typedText(text);
		const taken = startOf(allowed, Math.max(0, limit - line.text.length));
		take(taken === '' ? line : respelledLine(theme, insertText(line, taken, {isTyped: typed !== undefined})), typed);
		if (taken.length < allowed.length) {
			tell(cutSentence(limit));
		}
	};

	const isWhole = completion !== undefined && typedText(completion) === completion && line.text.length + completion.length <= limit;
	const offered = isWhole && line.text === value && line.cursor === value.length ? completion : undefined;
	return {
		part,
		before,
		generation,
		offered,
		edit(edit, typed) {
			if (offered !== undefined && (edit === 'take-completion' || edit === 'cursor-right')) {
				insert(offered);
			} else {
				take(editLine(line, edit), typed);
			}
		},
		insert,
	};
}

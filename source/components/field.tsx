import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import TextInput from 'ink-text-input';
import {useContext, useState} from 'react';
import {display} from '../terminal/display.js';
import {cut, widthOf} from '../terminal/cut.js';
import {show} from '../theme/show.js';
import {useTheme} from '../theme/theme-context.js';
import {cutSentence, longestText, startOf} from './longest-text.js';
import {TypingContext} from './typing-context.js';
import {usePasteInto} from './use-paste-into.js';

type Props = {
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly isFocused: boolean;
	/**
	Cells, including one for the cursor. A longer value shows its end while it is edited.
	*/
	readonly width: number;
	readonly placeholder?: string;
	/**
	Called for each paste in place of taking it, by a field whose text must be typed, such as a confirmation. Undefined where the field takes pastes.
	*/
	readonly onRefusedPaste?: () => void;
	/**
	How many characters the field holds, in UTF-16 units. It cuts off the rest, and the message line says so.
	*/
	readonly limit?: number;
};

/**
A field for one line of text. It takes no control keys and no characters that could harm a terminal, and it turns a paste into one line.
*/
export function Field({value, onChange, isFocused, width, placeholder = '', onRefusedPaste, limit = longestText}: Props) {
	const {tell} = useContext(TypingContext);
	const theme = useTheme();
	const {styles, glyphs} = theme;
	const isSpoken = useIsScreenReaderEnabled();
	usePasteInto(isFocused, text => {
		if (onRefusedPaste) {
			onRefusedPaste();
		} else {
			const line = text.replaceAll(/\s+/g, ' ').trim();
			const taken = startOf(line, limit - value.length);
			onChange(value + typed(taken));
			if (taken.length < line.length) {
				tell(cutSentence(limit));
			}
		}
	});

	// The field draws and edits the value as this terminal can show it, because the value may come from a file and the terminal may have ASCII only.
	const shown = show(theme, value);
	if (!isFocused && isSpoken) {
		return <Box aria-role='textbox'><Text>{shown === '' ? 'empty' : shown}</Text></Box>;
	}

	if (!isFocused) {
		return shown === '' ? <Text {...styles.muted} wrap='truncate'>{placeholder}</Text> : <Text wrap='truncate'>{cut(startOf(shown, longestText), width, glyphs.ellipsis)}</Text>;
	}

	// One more cell for the cursor at the end. The inner box is as wide as the text, because Ink would wrap the text in a narrower one.
	const start = undrawnStart(shown);
	const wholeWidth = widthOf(shown.slice(start.length)) + 1;
	const input = <FieldInput value={value} shown={shown} start={start} limit={limit} onChange={onChange}/>;
	if (isSpoken) {
		const example = /^\P{Letter}*$/u.test(placeholder) ? '' : `, for example ${placeholder}`;
		return (
			<Box aria-role='textbox'>
				<Text>{`${shown === '' ? `empty${example}` : shown}, focused`}</Text>
				{/* The input must be mounted to hear the keys. It is hidden, because the line above says its text. */}
				<Box display='none'>{input}</Box>
			</Box>
		);
	}

	return (
		<Box width={width} height={1} overflow='hidden' justifyContent={wholeWidth > width ? 'flex-end' : 'flex-start'}>
			<Box flexShrink={0} width={Math.max(width, wholeWidth)}>
				{input}
				{/* The placeholder of ink-text-input would be grey in every theme. */}
				{shown === '' ? <Text {...styles.muted} wrap='truncate'>{placeholder}</Text> : undefined}
			</Box>
		</Box>
	);
}

/**
The editor of a focused field, on ink-text-input. `start` is the part of `shown` that is neither drawn nor edited.
*/
function FieldInput({value, shown, start, limit, onChange}: Required<Pick<Props, 'value' | 'onChange' | 'limit'>> & {readonly shown: string; readonly start: string}) {
	const {lastKey, tell} = useContext(TypingContext);
	const theme = useTheme();
	const [known, setKnown] = useState({value, generation: 0});
	if (known.value !== value) {
		// The value was changed from outside, by an erasing key or a paste: a new input is mounted, whose cursor is at the end.
		setKnown({value, generation: known.generation + 1});
	}

	return (
		<TextInput
			key={`${known.generation} ${start.length}`}
			focus
			value={shown.slice(start.length)}
			onChange={end => {
				const next = start + end;
				const clean = typed(theme.isAscii ? unspelled(next) : next);
				const isFull = clean.length > Math.max(limit, value.length);
				const isRefused = isFull || (!lastKey.current.isText && next.length >= shown.length);
				if (isFull) {
					tell(cutSentence(limit));
				}

				// The input has already moved its cursor past text that the field refuses or shows in another form. A new input is mounted, whose cursor is at the end.
				const generation = isRefused || show(theme, clean) !== next ? known.generation + 1 : known.generation;
				setKnown({value: isRefused ? value : clean, generation});
				if (!isRefused) {
					onChange(clean);
				}
			}}
		/>
	);
}

/**
The start of a long value, which is neither drawn nor edited: it lies outside the field, to the left, and drawing it would make each key slow. Between 1000 and 2000 characters are left after it.
*/
function undrawnStart(text: string): string {
	const step = 1000;
	return startOf(text, Math.max(0, Math.floor(text.length / step) - 1) * step);
}

/**
Text without the characters that `display()` would have to replace.
*/
function typed(text: string): string {
	return [...text].filter(character => display(character) === character).join('');
}

/**
Turns each character that `show()` has spelled out for an ASCII terminal, such as `\u{e9}`, back into itself. A person at such a terminal can also type a character in this form.
*/
function unspelled(text: string): string {
	return text.replaceAll(/\\u\{[\da-f]{1,6}\}/g, spelled => {
		const codePoint = Number.parseInt(spelled.slice(3), 16);
		const character = codePoint > 0x7E && codePoint <= 0x10_FF_FF ? String.fromCodePoint(codePoint) : spelled;
		return display(character) === character ? character : spelled;
	});
}

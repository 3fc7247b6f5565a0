import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {cut} from '../../terminal/cut.js';
import {show} from '../../theme/show.js';
import {useTheme} from '../../theme/theme-context.js';
import {FieldInput} from './field-input.js';
import {placeholderText, spokenPlaceholder} from './placeholder-text.js';
import {longestText, startOf} from './longest-text.js';

type Props = {
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly isFocused: boolean;
	/**
	Cells, including one for the cursor. A longer value is shown around the cursor while it is edited.
	*/
	readonly width: number;
	/**
	Words on what the field takes; an example begins with `e.g. `. The field sets them in brackets, so that they cannot be mistaken for its value.
	*/
	readonly placeholder?: string;
	/**
	Called for each paste in place of taking it, by a field whose text must be typed, such as a confirmation. Undefined where the field takes pastes.
	*/
	readonly onRefusedPaste?: () => void;
	/**
	How many characters the field holds, in UTF-16 units. It cuts off the rest, and the message line says so.
	*/
	readonly limit?: number;
	/**
	What may be added at the end of the value. It stands muted behind the cursor while that is at the end, and Tab or Right takes it. Raw text.
	*/
	readonly completion?: string | undefined;
};

/**
A field for one line of text, which is edited as readline edits one. It takes no control keys and no characters that could harm a terminal, and it turns a paste into one line.
*/
export function Field({value, onChange, isFocused, width, placeholder = '', onRefusedPaste, limit = longestText, completion}: Props) {
	const theme = useTheme();
	const {styles, glyphs} = theme;
	const isSpoken = useIsScreenReaderEnabled();
	const shown = show(theme, startOf(value, longestText));
	if (!isFocused && isSpoken) {
		return <Box aria-role='textbox'><Text>{shown === '' ? 'empty' : shown}</Text></Box>;
	}

	if (!isFocused) {
		return shown === '' ? <Text {...styles.muted} wrap='truncate'>{placeholderText(placeholder)}</Text> : <Text wrap='truncate'>{cut(shown, width, glyphs.ellipsis)}</Text>;
	}

	const input = <FieldInput value={value} width={width} limit={limit} completion={completion} onChange={onChange} {...(onRefusedPaste && {onRefusedPaste})}/>;
	if (isSpoken) {
		return (
			<Box aria-role='textbox'>
				<Text>{`${shown === '' ? ['empty', spokenPlaceholder(placeholder)].filter(words => words !== '').join(', ') : shown}, focused${completion === undefined ? '' : `, Tab completes ${show(theme, `${value}${completion}`)}`}`}</Text>
				{/* The input must be mounted to hear the keys. It is hidden, because the line above says its text. */}
				<Box display='none'>{input}</Box>
			</Box>
		);
	}

	return (
		<Box width={width} height={1} overflow='hidden'>
			{input}
			{/* The placeholder of ink-text-input would be grey in every theme. */}
			{shown === '' ? <Text {...styles.muted} wrap='truncate'>{placeholderText(placeholder)}</Text> : undefined}
		</Box>
	);
}

import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isFocused: boolean;
	/**
	Cells of the label, without the pointer before it.
	*/
	readonly width?: number;
};

/**
What stands before a field: the pointer where the focus is, and the field's name. A screen reader hears of the focus from the field itself.
*/
export function FieldLabel({label, isFocused, width = 0}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	return (
		<Box flexShrink={0}>
			<Text {...(isFocused && styles.accent)}>{isSpoken ? `${label.trim()},` : `${isFocused ? glyphs.pointer : ' '} ${label.padEnd(width)}`}</Text>
		</Box>
	);
}

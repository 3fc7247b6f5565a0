import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isFocused: boolean;
	/**
	Cells of the label, without the pointer before it.
	*/
	readonly width?: number;
};

/**
The label before a field, after a pointer where the field has the focus. For a screen reader it is the label alone, because the field itself says that it has the focus.
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

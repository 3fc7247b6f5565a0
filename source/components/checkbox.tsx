import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isTicked: boolean;
	readonly isFocused: boolean;
};

/**
A labelled box that a person ticks. The focused one is inverse.
*/
export function Checkbox({label, isTicked, isFocused}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const mark = isTicked ? glyphs.ticked : glyphs.unticked;
	// The mark is part of the text, because Ink would read out only that a box is checked, and nothing for one that is not.
	if (isSpoken) {
		return <Box aria-role='checkbox'><Text>{`${label}, ${mark}${isFocused ? ', focused' : ''}`}</Text></Box>;
	}

	return (
		<Box flexShrink={0}>
			<Text inverse={isFocused} {...(isTicked && !isFocused && styles.accent)}>{`${mark} ${label}`}</Text>
		</Box>
	);
}

import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isTicked: boolean;
	readonly isFocused: boolean;
};

export function Checkbox({label, isTicked, isFocused}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const mark = isTicked ? glyphs.ticked : glyphs.unticked;
	// Ink would say of a box only that it is checked, and nothing of one that is not.
	if (isSpoken) {
		return <Box aria-role='checkbox'><Text>{`${label}, ${mark}${isFocused ? ', focused' : ''}`}</Text></Box>;
	}

	return (
		<Box flexShrink={0}>
			<Text inverse={isFocused} {...(isTicked && !isFocused && styles.accent)}>{`${mark} ${label}`}</Text>
		</Box>
	);
}

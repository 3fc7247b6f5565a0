import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {spoken} from '../theme/spoken.js';
import {useTheme} from '../theme/theme-context.js';

/**
What a screen's key hook does for Enter and the arrows, which ink-select-input hears itself: nothing, but footer and help name them.
*/
export function listsOwn(): void {
	// The list does it.
}

/**
How ink-select-input marks the chosen row here: a pointer in the accent.
*/
export function SelectIndicator({isSelected = false}: {readonly isSelected?: boolean}) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		return isSelected ? <Text>{`${glyphs.pointer},`}</Text> : undefined;
	}

	return (
		<Box marginRight={1} flexShrink={0}>
			<Text {...styles.accent}>{isSelected ? glyphs.pointer : ' '}</Text>
		</Box>
	);
}

/**
One row of ink-select-input; the chosen one is inverse.
*/
export function SelectItem({isSelected = false, label}: {readonly isSelected?: boolean; readonly label: string}) {
	const isSpoken = useIsScreenReaderEnabled();
	return <Text inverse={isSelected} wrap='truncate'>{isSpoken ? spoken(label) : label}</Text>;
}

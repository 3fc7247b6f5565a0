import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {spoken} from '../theme/spoken.js';
import {useTheme} from '../theme/theme-context.js';

/**
The handler for Enter and the arrows on a screen with an ink-select-input. It does nothing, because the list hears these keys itself; the footer and the help name an action only if it has a handler.
*/
export function listsOwn(): void {
	// The list does it.
}

/**
Whether an ink-select-input takes the key, besides Enter and the arrows: a digit chooses the row of that number.
*/
export const isListsOwn = (key: string): boolean => /^[1-9]$/.test(key);

/**
The mark that ink-select-input draws before the chosen row: a pointer in the accent's style.
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
One row of ink-select-input. The chosen row is inverse.
*/
export function SelectItem({isSelected = false, label}: {readonly isSelected?: boolean; readonly label: string}) {
	const isSpoken = useIsScreenReaderEnabled();
	return <Text inverse={isSelected} wrap='truncate'>{isSpoken ? spoken(label) : label}</Text>;
}

import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isFocused: boolean;
	readonly isDangerous?: boolean;
	/**
	Why the button cannot be pressed now; undefined where it can. It stays on the screen, muted, with the reason after it.
	*/
	readonly disabledReason?: string | undefined;
};

/**
A button. The focused one stands between marks and is inverse, so that neither colour nor shape alone has to show which button Enter presses.
*/
export function Button({label, isFocused, isDangerous = false, disabledReason}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	if (isSpoken) {
		const words = [label, isFocused ? 'focused' : '', disabledReason ?? ''].filter(part => part !== '').join(', ');
		return <Box aria-role='button' aria-state={{disabled: disabledReason !== undefined}}><Text>{words}</Text></Box>;
	}

	const style = disabledReason === undefined ? (isDangerous ? styles.danger : {}) : styles.muted;
	return (
		<Box flexShrink={0}>
			<Text inverse={isFocused} {...style}>{isFocused ? `${glyphs.buttonLeft} ${label} ${glyphs.buttonRight}` : `  ${label}  `}</Text>
			{disabledReason === undefined ? undefined : <Text {...styles.muted}>{` ${disabledReason}`}</Text>}
		</Box>
	);
}

import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isFocused: boolean;
	readonly isDangerous?: boolean;
	/**
	Why it cannot be pressed now; it stays, muted.
	*/
	readonly disabledReason?: string | undefined;
};

/**
A button. The focused one stands between the button marks and is inverse: neither colour nor shape alone says which one acts.
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

import {Box, Text} from 'ink';
import {useTheme} from '../theme/theme-context.js';

type Props = {
	readonly label: string;
	readonly isTicked: boolean;
	readonly isFocused: boolean;
};

export function Checkbox({label, isTicked, isFocused}: Props) {
	const {styles} = useTheme();
	return (
		<Box flexShrink={0} aria-role='checkbox' aria-state={{checked: isTicked}}>
			<Text inverse={isFocused} {...(isTicked && !isFocused && styles.accent)}>{`[${isTicked ? 'x' : ' '}] ${label}`}</Text>
		</Box>
	);
}

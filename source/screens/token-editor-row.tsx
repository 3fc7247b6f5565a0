import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {useTheme} from '../theme/theme-context.js';

/**
Cells of a row's label, without the pointer before it.
*/
export const labelWidth = 14;

/**
One labelled row of the form.
*/
export function TokenEditorRow({label, isFocused, children}: {readonly label: string; readonly isFocused: boolean; readonly children: ReactNode}) {
	const {styles, glyphs} = useTheme();
	return (
		<Box height={1} flexShrink={0}>
			<Box flexShrink={0}><Text {...(isFocused && styles.accent)}>{`${isFocused ? glyphs.pointer : ' '} ${label.padEnd(labelWidth)}`}</Text></Box>
			{children}
		</Box>
	);
}

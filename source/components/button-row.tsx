import {Box, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';

/**
Buttons side by side; for a screen reader one line each.
*/
export function ButtonRow({gap = 4, children}: {readonly gap?: number; readonly children: ReactNode}) {
	const isSpoken = useIsScreenReaderEnabled();
	return <Box flexDirection={isSpoken ? 'column' : 'row'} columnGap={gap}>{children}</Box>;
}

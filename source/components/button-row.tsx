import {Box, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';

/**
Shows buttons side by side, `gap` cells apart; for a screen reader each on a line of its own.
*/
export function ButtonRow({gap = 4, children}: {readonly gap?: number; readonly children: ReactNode}) {
	const isSpoken = useIsScreenReaderEnabled();
	return <Box flexDirection={isSpoken ? 'column' : 'row'} columnGap={gap}>{children}</Box>;
}

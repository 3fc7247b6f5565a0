import {Box, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';

/**
One row with something at its left and something at its right end; for a screen reader one line each.
*/
export function Ends({children}: {readonly children: ReactNode}) {
	const isSpoken = useIsScreenReaderEnabled();
	return isSpoken
		? <Box flexDirection='column'>{children}</Box>
		: <Box justifyContent='space-between' paddingX={1} height={1} flexShrink={0}>{children}</Box>;
}

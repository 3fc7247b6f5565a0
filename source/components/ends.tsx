import {Box, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';

/**
One row with its first child at the left end and its second child at the right end; for a screen reader each on a line of its own.
*/
export function Ends({children}: {readonly children: ReactNode}) {
	const isSpoken = useIsScreenReaderEnabled();
	return isSpoken
		? <Box flexDirection='column'>{children}</Box>
		: <Box justifyContent='space-between' paddingX={1} height={1} flexShrink={0}>{children}</Box>;
}

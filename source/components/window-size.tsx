import {useIsScreenReaderEnabled, useWindowSize as useTerminalSize} from 'ink';
import {useMemo, type ReactNode} from 'react';
import {WindowSizeContext} from './use-window-size.js';

/**
The width in cells that screens are laid out in for a screen reader. It does not depend on the terminal, so no text is cut to the terminal's width; a table leaves out its long ids at this width.
*/
const spokenColumns = 109;
/**
The height in rows that screens are laid out in for a screen reader: half of the terminal's rows, because a line may take two of them, within these bounds. A list has ten rows at most and six at least. They are few, because a screen reader reads every change out as a whole.
*/
const spokenRows = {most: 16, least: 12} as const;

/**
Tells everything in it the size of the window. It is the only one that listens to the terminal: a listener for each text of a screen would be more than Node takes for healthy.
*/
export function WindowSize({children}: {readonly children: ReactNode}) {
	const {columns, rows} = useTerminalSize();
	const isSpoken = useIsScreenReaderEnabled();
	const size = useMemo(() => isSpoken
		? {columns: spokenColumns, rows: Math.max(spokenRows.least, Math.min(spokenRows.most, Math.floor(rows / 2)))}
		: {columns, rows}, [columns, rows, isSpoken]);
	return <WindowSizeContext value={size}>{children}</WindowSizeContext>;
}

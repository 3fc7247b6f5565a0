import {useIsScreenReaderEnabled, useWindowSize as useTerminalSize} from 'ink';

/**
Cells that a screen reader's lines are laid out for: no text is cut to a terminal's width, and a table leaves out the long ids.
*/
const spokenColumns = 109;
/**
Rows for it, by which a list has ten; in a low window six, since a line may take two rows of the terminal. Every change is read out as a whole.
*/
const spokenRows = {most: 16, least: 12} as const;

/**
Cells and rows to lay a screen out in.
*/
export function useWindowSize(): {readonly columns: number; readonly rows: number} {
	const size = useTerminalSize();
	return useIsScreenReaderEnabled() ? {columns: spokenColumns, rows: Math.max(spokenRows.least, Math.min(spokenRows.most, Math.floor(size.rows / 2)))} : size;
}

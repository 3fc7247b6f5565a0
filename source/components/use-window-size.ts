import {useIsScreenReaderEnabled, useWindowSize as useTerminalSize} from 'ink';

/**
The width in cells that screens are laid out in for a screen reader. It does not depend on the terminal, so no text is cut to the terminal's width; a table leaves out its long ids at this width.
*/
const spokenColumns = 109;
/**
The height in rows that screens are laid out in for a screen reader: half of the terminal's rows, because a line may take two of them, within these bounds. A list has ten rows at most and six at least. They are few, because a screen reader reads every change out as a whole.
*/
const spokenRows = {most: 16, least: 12} as const;

/**
The size to lay a screen out in, in cells and rows. It is the terminal's, except for a screen reader.
*/
export function useWindowSize(): {readonly columns: number; readonly rows: number} {
	const size = useTerminalSize();
	return useIsScreenReaderEnabled() ? {columns: spokenColumns, rows: Math.max(spokenRows.least, Math.min(spokenRows.most, Math.floor(size.rows / 2)))} : size;
}

/**
The smallest width of a window, in cells, that has room for the preview beside the list.
*/
export const previewFrom = 160;

/**
The width of the preview, in cells.
*/
export const previewWidth = 58;

/**
The width of the list of tokens, in cells, in a window of `columns` cells.
*/
export function listWidthOf(columns: number, isPreviewWanted: boolean): number {
	return columns >= previewFrom && isPreviewWanted ? columns - previewWidth - 1 : columns;
}

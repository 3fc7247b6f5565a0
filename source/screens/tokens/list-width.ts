/**
From how many columns of the window on a preview has room beside the list.
*/
export const previewFrom = 160;

/**
Cells.
*/
export const previewWidth = 58;

/**
How many cells of the window the list of tokens has.
*/
export function listWidthOf(columns: number, isPreviewWanted: boolean): number {
	return columns >= previewFrom && isPreviewWanted ? columns - previewWidth - 1 : columns;
}

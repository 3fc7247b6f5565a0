/**
A line that was laid out in columns as a screen reader may have it: a comma where blanks parted two columns, and no blanks at its ends.
*/
export function spoken(line: string): string {
	return line.trim().replaceAll(/(?<=[,.:;]) {2,}/g, ' ').replaceAll(/ {2,}/g, ', ');
}

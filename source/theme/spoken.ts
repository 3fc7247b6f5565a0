/**
Turns a line that is laid out in columns into one for a screen reader: a comma replaces the blanks between two columns, and the blanks at both ends are removed.
*/
export function spoken(line: string): string {
	return line.trim().replaceAll(/(?<=[,.:;]) {2,}/g, ' ').replaceAll(/ {2,}/g, ', ');
}

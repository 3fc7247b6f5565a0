/**
The text that Ctrl+W leaves: without the last word and the white space after it.
*/
export function eraseWord(text: string): string {
	const trimmed = text.trimEnd();
	return trimmed.slice(0, trimmed.lastIndexOf(' ') + 1);
}

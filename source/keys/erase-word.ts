/**
The text without its last word and the white space after it: what Ctrl+W leaves.
*/
export function eraseWord(text: string): string {
	const trimmed = text.trimEnd();
	return trimmed.slice(0, trimmed.lastIndexOf(' ') + 1);
}

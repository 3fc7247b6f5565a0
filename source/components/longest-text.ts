/**
How many characters (UTF-16 units) a text field holds: more than any description, filter or path has, and few enough to be drawn at once.
*/
export const longestText = 10_000;

/**
As much of the text's start as fits into `room`, never half a surrogate pair.
*/
export function startOf(text: string, room: number): string {
	return text.length <= room ? text : text.slice(0, Math.max(0, room)).replace(/[\u{D800}-\u{DBFF}]$/u, '');
}

/**
The sentence for the message line, after a text was cut.
*/
export const cutSentence = (limit: number): string => `Only the first ${limit.toLocaleString('en-US')} characters were taken: the field holds no more.`;

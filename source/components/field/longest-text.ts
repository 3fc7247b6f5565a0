/**
How many characters (UTF-16 units) a text field holds. No description, filter or path is longer, and so few characters are drawn without a delay.
*/
export const longestText = 10_000;

/**
The start of the text, at most `room` UTF-16 units. It never ends with half of a surrogate pair.
*/
export function startOf(text: string, room: number): string {
	return text.length <= room ? text : text.slice(0, Math.max(0, room)).replace(/[\u{D800}-\u{DBFF}]$/u, '');
}

/**
The sentence for the message line, after a text was cut.
*/
export const cutSentence = (limit: number): string => `Only the first ${limit.toLocaleString('en-US')} characters were taken: the field holds no more.`;

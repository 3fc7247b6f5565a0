/**
Breaks a text into lines of at most `width` characters, at blanks where there are any.
*/
export function wrapWords(text: string, width: number): readonly string[] {
	const room = Math.max(1, width);
	return (text.match(new RegExp(String.raw`.{1,${room}}(?:\s|$)|.{1,${room}}`, 'gu')) ?? []).map(line => line.trimEnd());
}

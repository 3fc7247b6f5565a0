function escapeCharacter(character: string): string {
	return Array.from({length: character.length}, (_, index) => String.raw`\u${character.at(index)!.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');
}

/**
A value as JSON, indented by two spaces or by so many; with 0 on one line. Characters that a terminal obeys or does not show (controls, marks of direction, odd line breaks) are written as `\u` escapes, so the text is harmless on a terminal and still the same JSON.
*/
export function harmlessJson(value: unknown, indent = 2): string {
	// Between its strings JSON has line breaks and spaces only.
	return JSON.stringify(value, undefined, indent).replaceAll(/[^\P{Other}\n]|[\u{2028}\u{2029}]/gu, found => escapeCharacter(found));
}

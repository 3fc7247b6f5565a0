function escapeCharacter(character: string): string {
	return Array.from({length: character.length}, (_, index) => String.raw`\u${character.at(index)!.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');
}

/**
A value as indented JSON. Characters that a terminal obeys or does not show (controls, marks of direction, odd line breaks) are written as `\u` escapes, so the text is harmless on a terminal and still the same JSON.
*/
export function harmlessJson(value: unknown): string {
	// Between its strings JSON has line breaks and spaces only.
	return JSON.stringify(value, undefined, 2).replaceAll(/[^\P{Other}\n]|[\u{2028}\u{2029}]/gu, found => escapeCharacter(found));
}

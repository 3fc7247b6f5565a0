function escapeCharacter(character: string): string {
	return Array.from({length: character.length}, (_, index) => String.raw`\u${character.at(index)!.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');
}

/**
The characters that a terminal obeys, does not show, or may draw at another width; `display()` replaces the same ones. Line breaks and spaces are left, because JSON has them between its strings.
*/
const escaped = /[^\P{Other}\n]|(?! )[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Enclosing_Mark}\p{Separator}\u{2800}]/gu;

/**
Writes a value as JSON, indented by `indent` spaces, or on one line when that is 0. Control, bidirectional, zero-width and other invisible characters are written as `\u` escapes, so the text is harmless on a terminal and still the same JSON.
*/
export function harmlessJson(value: unknown, indent = 2): string {
	return JSON.stringify(value, undefined, indent).replaceAll(escaped, found => escapeCharacter(found));
}

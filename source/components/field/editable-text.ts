import {display} from '../../terminal/display.js';
import {show} from '../../theme/show.js';
import type {Theme} from '../../theme/theme.js';
import type {TextLine} from './text-line.js';

/**
The text that a field edits for a value. The value may come from a file: characters that could harm a terminal are spelled out in it, as on every screen.
*/
export function editableText(theme: Theme, value: string): string {
	const shown = show(theme, value);
	return theme.isAscii ? unspelled(shown) : shown;
}

/**
Text without the characters that `display()` would have to replace.
*/
export function typedText(text: string): string {
	return [...text].filter(character => display(character) === character).join('');
}

/**
On an ASCII terminal, the line in which each character that was typed in its spelled form, such as `\\u{e9}`, is that character. On any other, the line itself.
*/
export function respelledLine({isAscii}: Theme, line: TextLine): TextLine {
	const text = isAscii ? unspelled(line.text) : line.text;
	return text === line.text ? line : {...line, text, cursor: unspelled(line.text.slice(0, line.cursor)).length};
}

/**
Turns each character that `show()` has spelled out for an ASCII terminal, such as `\u{e9}`, back into itself.
*/
function unspelled(text: string): string {
	return text.replaceAll(/\\u\{[\da-f]{1,6}\}/g, spelled => {
		const codePoint = Number.parseInt(spelled.slice(3), 16);
		const character = codePoint > 0x7E && codePoint <= 0x10_FF_FF ? String.fromCodePoint(codePoint) : spelled;
		return display(character) === character ? character : spelled;
	});
}

import {display} from '../terminal/display.js';
import type {Theme} from './theme.js';

/**
Makes text from outside safe to draw: `display()` replaces every character that could harm the terminal by a visible form. If the theme is ASCII, because the locale is not UTF-8 or `--ascii` was given, every character beyond ASCII is spelled out as `\u{66f8}`.
*/
export function show(theme: Pick<Theme, 'isAscii'>, text: string): string {
	const harmless = display(text);
	return theme.isAscii ? harmless.replaceAll(/[^\u{20}-\u{7E}]/gu, character => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`) : harmless;
}

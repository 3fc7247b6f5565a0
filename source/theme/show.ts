import {display} from '../terminal/display.js';
import type {Theme} from './theme.js';

/**
Text from outside as this terminal may have it: what could harm is made visible by `display()`, and where the terminal's locale is not UTF-8, everything beyond ASCII is spelled out as `\u{66f8}`.
*/
export function show(theme: Theme, text: string): string {
	const harmless = display(text);
	return theme.isAscii ? harmless.replaceAll(/[^\u{20}-\u{7E}]/gu, character => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`) : harmless;
}

/**
The five meanings of colour. Each is also told by a word or a glyph, so that nothing is lost without colour.
*/
export type Meaning = 'accent' | 'danger' | 'warning' | 'good' | 'muted';

/**
What Ink's `<Text>` takes.
*/
export type TextStyle = {
	readonly color?: string;
	readonly bold?: boolean;
	readonly dimColor?: boolean;
};

export type Glyphs = {
	readonly path: string;
	readonly pointer: string;
	readonly cursor: string;
	readonly mark: string;
	readonly done: string;
	readonly failed: string;
	readonly unknown: string;
	readonly skipped: string;
	readonly warning: string;
	readonly ascending: string;
	readonly descending: string;
	readonly barFull: string;
	readonly barEmpty: string;
	readonly ellipsis: string;
	readonly rule: string;
	readonly secret: string;
	readonly rotation: string;
	readonly buttonLeft: string;
	readonly buttonRight: string;
	readonly corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
	readonly vertical: string;
};

export type ColorLevel = 'none' | 'basic' | '256' | 'truecolor';

export type Theme = {
	readonly styles: Readonly<Record<Meaning, TextStyle>>;
	readonly glyphs: Glyphs;
	readonly isAscii: boolean;
};

const unicodeGlyphs: Glyphs = {
	path: '›', pointer: '❯', cursor: '▌', mark: '●', done: '✓', failed: '✗', unknown: '?', skipped: '–', warning: '▲',
	ascending: '▲', descending: '▼', barFull: '█', barEmpty: '░', ellipsis: '…', rule: '─', secret: '•', rotation: '↻',
	buttonLeft: '‹', buttonRight: '›', corners: ['┌', '┐', '└', '┘'], vertical: '│',
};

const asciiGlyphs: Glyphs = {
	path: '>', pointer: '>', cursor: '>', mark: '*', done: '+', failed: 'x', unknown: '?', skipped: '-', warning: '!',
	ascending: '^', descending: 'v', barFull: '#', barEmpty: '-', ellipsis: '...', rule: '-', secret: '*', rotation: '~',
	buttonLeft: '<', buttonRight: '>', corners: ['+', '+', '+', '+'], vertical: '|',
};

const colored: Theme['styles'] = {
	accent: {color: 'cyan'},
	danger: {color: 'red', bold: true},
	warning: {color: 'yellow'},
	good: {color: 'green'},
	// Bright black vanishes on some 16-colour palettes; faint at worst does nothing.
	muted: {dimColor: true},
};

const uncolored: Theme['styles'] = {
	accent: {bold: true},
	danger: {bold: true},
	warning: {bold: true},
	good: {},
	muted: {},
};

const gray = {color: 'ansi256(245)'} as const;

/**
The theme of a terminal: colours by meaning for its colour level, glyphs for its character set.
*/
export function makeTheme({colorLevel, isAscii}: {readonly colorLevel: ColorLevel; readonly isAscii: boolean}): Theme {
	const glyphs = isAscii ? asciiGlyphs : unicodeGlyphs;
	return colorLevel === 'none' ? {styles: uncolored, glyphs, isAscii} : {styles: colorLevel === 'basic' ? colored : {...colored, muted: gray}, glyphs, isAscii};
}

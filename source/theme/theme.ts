import {
	asciiGlyphs,
	spokenGlyphs,
	unicodeGlyphs,
	type Glyphs,
} from './glyphs.js';
import type {Meaning, TextStyle} from './meaning.js';
import {
	noColours,
	palettes,
	sixteenColours,
	type ThemeName,
} from './palettes.js';

export type ColorLevel = 'none' | 'basic' | '256' | 'truecolor';

export type Theme = {
	readonly styles: Readonly<Record<Meaning, TextStyle>>;
	readonly glyphs: Glyphs;
	readonly isAscii: boolean;
};

type Options = {
	/**
	By default `16-colours` for a terminal of 16 colours, else `dark`.
	*/
	readonly name?: ThemeName;
	readonly colorLevel: ColorLevel;
	readonly isAscii: boolean;
};

/**
The theme of a terminal: colours by meaning for its colour level, glyphs for its character set. If colours are off (`none`), no theme's name switches them on.
*/
export function makeTheme({colorLevel, isAscii, name = colorLevel === 'basic' ? '16-colours' : 'dark'}: Options): Theme {
	return {styles: stylesOf(colorLevel === 'none' ? 'none' : name, colorLevel), glyphs: isAscii ? asciiGlyphs : unicodeGlyphs, isAscii};
}

function stylesOf(name: ThemeName, colorLevel: ColorLevel): Theme['styles'] {
	if (name === 'none') {
		return noColours;
	}

	if (name === '16-colours') {
		return sixteenColours;
	}

	const {inks} = palettes[name];
	const styleOf = (meaning: Meaning): TextStyle => {
		const {index, basic, bold} = inks[meaning];
		return colorLevel === 'basic' ? basic : {color: `ansi256(${index})`, ...(bold && {bold})};
	};

	return {
		accent: styleOf('accent'),
		danger: styleOf('danger'),
		warning: styleOf('warning'),
		good: styleOf('good'),
		muted: styleOf('muted'),
		protected: styleOf('protected'),
	};
}

/**
The same theme for a screen reader, with words in place of glyphs.
*/
export function spokenTheme(theme: Theme): Theme {
	return {...theme, glyphs: spokenGlyphs};
}

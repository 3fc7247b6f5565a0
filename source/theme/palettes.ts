import type {Meaning, TextStyle} from './meaning.js';

/**
The names that `--theme` and `INFLUX_TOKENS_THEME` accept.
*/
export const themeNames = ['dark', 'light', 'high-contrast', 'high-contrast-light', '16-colours', 'none'] as const;
export type ThemeName = (typeof themeNames)[number];

export type Ink = {
	/**
	A colour of xterm's cube and greys, 16 to 255. Terminal themes do not change those, so the computed contrast is the real one. A terminal of 24 bits gets it too, because an index takes fewer bytes to send.
	*/
	readonly index: number;
	/**
	For a terminal of 16 colours, where the person's own theme decides how each looks.
	*/
	readonly basic: TextStyle;
	readonly bold?: boolean;
};

export type Palette = {
	/**
	The backgrounds that the palette is made for, as `#rrggbb`.
	*/
	readonly backgrounds: readonly string[];
	/**
	The least contrast ratio (WCAG 2) of every ink on each of those backgrounds.
	*/
	readonly contrast: number;
	readonly inks: Readonly<Record<Meaning, Ink>>;
};

const onDark = ['#000000', '#1e1e1e'];
const onLight = ['#ffffff', '#fdf6e3'];

export const palettes: Readonly<Record<Exclude<ThemeName, '16-colours' | 'none'>, Palette>> = {
	dark: {
		backgrounds: onDark,
		contrast: 4.5,
		inks: {
			accent: {index: 80, basic: {color: 'cyan'}},
			danger: {index: 203, basic: {color: 'redBright', bold: true}, bold: true},
			warning: {index: 179, basic: {color: 'yellow'}},
			good: {index: 114, basic: {color: 'green'}},
			muted: {index: 246, basic: {dimColor: true}},
			protected: {index: 177, basic: {color: 'magentaBright', bold: true}, bold: true},
		},
	},
	light: {
		backgrounds: onLight,
		contrast: 4.5,
		inks: {
			accent: {index: 25, basic: {color: 'blue'}},
			danger: {index: 160, basic: {color: 'red', bold: true}, bold: true},
			// Yellow and green vanish on white in many palettes of 16.
			warning: {index: 94, basic: {color: 'red'}},
			good: {index: 22, basic: {}},
			muted: {index: 241, basic: {dimColor: true}},
			protected: {index: 90, basic: {color: 'magenta', bold: true}, bold: true},
		},
	},
	'high-contrast': {
		backgrounds: onDark,
		contrast: 7,
		inks: {
			accent: {index: 123, basic: {color: 'cyanBright', bold: true}, bold: true},
			danger: {index: 210, basic: {color: 'redBright', bold: true}, bold: true},
			warning: {index: 227, basic: {color: 'yellowBright'}},
			good: {index: 120, basic: {color: 'greenBright'}},
			muted: {index: 252, basic: {}},
			protected: {index: 219, basic: {color: 'magentaBright', bold: true}, bold: true},
		},
	},
	'high-contrast-light': {
		backgrounds: onLight,
		contrast: 7,
		inks: {
			accent: {index: 18, basic: {color: 'blue', bold: true}, bold: true},
			danger: {index: 88, basic: {color: 'red', bold: true}, bold: true},
			warning: {index: 52, basic: {bold: true}},
			good: {index: 22, basic: {}},
			muted: {index: 238, basic: {}},
			protected: {index: 53, basic: {color: 'magenta', bold: true}, bold: true},
		},
	},
};

export const sixteenColours: Readonly<Record<Meaning, TextStyle>> = {
	accent: {color: 'cyan'},
	danger: {color: 'red', bold: true},
	warning: {color: 'yellow'},
	good: {color: 'green'},
	// Bright black vanishes on some 16-colour palettes. Faint is ignored at worst.
	muted: {dimColor: true},
	protected: {color: 'magenta', bold: true},
};

export const noColours: Readonly<Record<Meaning, TextStyle>> = {
	accent: {bold: true},
	danger: {bold: true},
	warning: {bold: true},
	good: {},
	muted: {},
	protected: {bold: true},
};

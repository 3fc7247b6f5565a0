import type {Background} from './background.js';

type Environment = Readonly<Record<string, string | undefined>>;

export type ColorLevel = 'none' | 'basic' | '256' | 'truecolor';

const forcedLevels: Readonly<Record<string, ColorLevel>> = {
	0: 'none',
	false: 'none',
	1: 'basic',
	true: 'basic',
	2: '256',
	3: 'truecolor',
};

/**
How many colours to use: none, 16, 256 or 24 bits. FORCE_COLOR (0 to 3, as Node and chalk read it) beats NO_COLOR, which counts when it is not empty (no-color.org); then TERM and COLORTERM decide.
*/
export function colorLevel(environment: Environment, stream: {readonly isTTY?: boolean}): ColorLevel {
	const forced = environment.FORCE_COLOR;
	if (forced !== undefined) {
		return forcedLevels[forced] ?? 'basic';
	}

	const term = environment.TERM ?? '';
	const isRefused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
	if (isRefused || term === 'dumb' || !stream.isTTY) {
		return 'none';
	}

	if (/^(?:truecolor|24bit)$/u.test(environment.COLORTERM ?? '') || term.endsWith('-direct')) {
		return 'truecolor';
	}

	return /-256(?:color)?$/u.test(term) ? '256' : 'basic';
}

/**
The background that the terminal names in the environment: the last number of COLORFGBG (`0;15`, or `0;default;15`), as rxvt, Konsole and others set it, read as Vim reads it: 0 to 6 and 8 are dark. Undefined where it names none.
*/
export function environmentBackground({COLORFGBG: text = ''}: Environment): Background | undefined {
	const background = /;(?<background>\d{1,2})$/u.exec(text)?.groups?.background;
	return background === undefined ? undefined : (/^[0-68]$/u.test(background) ? 'dark' : 'light');
}

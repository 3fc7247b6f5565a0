import process from 'node:process';
import {refuse, type Refusal} from '../result.js';

type Environment = Readonly<Record<string, string | undefined>>;

type Streams = {
	readonly stdin: {readonly isTTY?: boolean};
	readonly stdout: {readonly isTTY?: boolean};
	readonly environment: Environment;
};

const pointer = 'Run influx-tokens --help for the commands that work without a screen.';

/**
Whether a full-screen program can run here, or one sentence that says why not and where to go.
*/
export function checkTerminal({stdin, stdout, environment}: Streams): Refusal | {readonly ok: true} {
	if (!stdin.isTTY || !stdout.isTTY) {
		return refuse(`influx-tokens needs a terminal, and ${stdout.isTTY ? 'its input' : 'its output'} is not one. ${pointer}`);
	}

	return environment.TERM === 'dumb' ? refuse(`influx-tokens needs a terminal that can move the cursor, and TERM is dumb. ${pointer}`) : {ok: true};
}

/**
Whether the locale is a UTF-8 one: the first of LC_ALL, LC_CTYPE and LANG that is not empty decides (POSIX, section 8.2). With none of them set the locale is POSIX's ASCII; macOS and Windows do not set them for every program, and their terminals are UTF-8.
*/
export function isUtf8Locale(environment: Environment, platform: NodeJS.Platform = process.platform): boolean {
	const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(Boolean);
	return locale === undefined ? platform === 'darwin' || platform === 'win32' : /utf-?8/iu.test(locale);
}

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
How many colours to use: none, 16, 256 or 24 bits. FORCE_COLOR (0 to 3, as Node and chalk read it) beats NO_COLOR, which counts when it is not empty (no-color.org); then TERM and COLORTERM tell.
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
Whether the terminal says that its background is light: the last number of COLORFGBG (`0;15`, or `0;default;15`), as rxvt, Konsole and others set it, read as Vim reads it: 0 to 6 and 8 are dark. A terminal that says nothing is taken for a dark one.
*/
export function hasLightBackground({COLORFGBG: text = ''}: Environment): boolean {
	const background = /;(?<background>\d{1,2})$/u.exec(text)?.groups?.background;
	return background !== undefined && !/^[0-68]$/u.test(background);
}

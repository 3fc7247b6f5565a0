import {display} from '../terminal/display.js';
import {hasLightBackground} from '../terminal/color-level.js';
import {themeNames, type ThemeName} from './palettes.js';
import type {ColorLevel} from './theme.js';

const byLevel: Readonly<Partial<Record<ColorLevel, ThemeName>>> = {none: 'none', basic: '16-colours'};

type Options = {
	/**
	The value of `--theme`, already validated; undefined without the flag.
	*/
	readonly option: ThemeName | undefined;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly colorLevel: ColorLevel;
};

/**
Which theme to draw with: the one that the flag names, else the one that `INFLUX_TOKENS_THEME` names, else one that fits the colour level and the background that the environment describes. The program does not query the terminal. `notice` is one sentence for a person when the variable names no theme and is ignored.
*/
export function chooseTheme({option, environment, colorLevel}: Options): {readonly name: ThemeName; readonly notice?: string} {
	const isLight = hasLightBackground(environment);
	const text = environment.INFLUX_TOKENS_THEME ?? '';
	const requested = option ?? themeNames.find(name => name === text);
	if (requested !== undefined) {
		return {name: requested === 'high-contrast' && isLight ? 'high-contrast-light' : requested};
	}

	const name = byLevel[colorLevel] ?? (isLight ? 'light' : 'dark');
	return text === '' ? {name} : {name, notice: `INFLUX_TOKENS_THEME is no theme: "${display(text)}"; the themes are ${themeNames.join(', ')}.`};
}

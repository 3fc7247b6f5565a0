import {display} from '../terminal/display.js';
import {hasLightBackground} from '../terminal/color-level.js';
import {themeNames, type ThemeName} from './palettes.js';
import type {ColorLevel} from './theme.js';

const byLevel: Readonly<Partial<Record<ColorLevel, ThemeName>>> = {none: 'none', basic: '16-colours'};

type Options = {
	/**
	The value of `--theme`, looked at already.
	*/
	readonly option: ThemeName | undefined;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly colorLevel: ColorLevel;
};

/**
Which theme to draw with: the one asked for by the flag, else by `INFLUX_TOKENS_THEME`, else what the terminal says of itself in its environment. Nothing is asked of the terminal. `notice` says why the variable counts for nothing.
*/
export function chooseTheme({option, environment, colorLevel}: Options): {readonly name: ThemeName; readonly notice?: string} {
	const isLight = hasLightBackground(environment);
	const wish = environment.INFLUX_TOKENS_THEME ?? '';
	const wished = themeNames.find(name => name === wish);
	if (option !== undefined || wished !== undefined) {
		const name = option ?? wished!;
		return {name: name === 'high-contrast' && isLight ? 'high-contrast-light' : name};
	}

	const name = byLevel[colorLevel] ?? (isLight ? 'light' : 'dark');
	return wish === '' ? {name} : {name, notice: `INFLUX_TOKENS_THEME is no theme: "${display(wish)}"; the themes are ${themeNames.join(', ')}.`};
}

import {display} from '../terminal/display.js';
import type {Background} from '../terminal/background.js';
import {environmentBackground} from '../terminal/color-level.js';
import {themeNames, type ThemeName} from './palettes.js';
import type {ColorLevel} from './theme.js';

const byLevel: Readonly<Partial<Record<ColorLevel, ThemeName>>> = {none: 'none', basic: '16-colours'};

export type ThemeOptions = {
	/**
	The value of `--theme`, already validated; undefined without the flag.
	*/
	readonly option: ThemeName | undefined;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The name that was chosen by key and kept; any other text stands for the automatic choice.
	*/
	readonly habit: string | undefined;
	readonly colorLevel: ColorLevel;
	/**
	What the terminal has said of its background; undefined where it was not asked or did not answer.
	*/
	readonly background?: Background | undefined;
};

export type ChosenTheme = {
	readonly name: ThemeName;
	/**
	What decided. `automatic` is the colour level and the background.
	*/
	readonly by: 'option' | 'variable' | 'habit' | 'automatic';
	/**
	Two sentences for a person when the variable names no theme and is ignored.
	*/
	readonly notice?: string;
};

/**
Which theme to draw with: the one that the flag names, else the one that `INFLUX_TOKENS_THEME` names, else the one that was chosen by key, else one that fits the colour level and the background. The environment tells the background, else the terminal does.
*/
export function chooseTheme({option, environment, habit, colorLevel, background}: ThemeOptions): ChosenTheme {
	const isLight = (environmentBackground(environment) ?? background) === 'light';
	const text = environment.INFLUX_TOKENS_THEME ?? '';
	const variable = themeByName(text);
	const notice = option === undefined && variable === undefined && text !== '' ? {notice: ignoredVariable(text)} : {};
	const requested = option ?? variable ?? themeByName(habit);
	if (requested === undefined) {
		return {name: byLevel[colorLevel] ?? (isLight ? 'light' : 'dark'), by: 'automatic', ...notice};
	}

	const by = option === undefined ? (variable === undefined ? 'habit' : 'variable') : 'option';
	return {name: requested === 'high-contrast' && isLight ? 'high-contrast-light' : requested, by, ...notice};
}

/**
Whether the theme would be another one on a light background than on a dark one, and only the terminal can tell which it has.
*/
export function shouldAskBackground(options: Omit<ThemeOptions, 'background'>): boolean {
	return options.colorLevel !== 'none' && chooseTheme({...options, background: 'light'}).name !== chooseTheme({...options, background: 'dark'}).name;
}

const themeByName = (text: string | undefined): ThemeName | undefined => themeNames.find(name => name === text);

// The names come last: a line of 80 cells has room for the first sentence.
const ignoredVariable = (text: string): string => `INFLUX_TOKENS_THEME is ignored, because it names no theme: "${display(text)}". The themes are ${themeNames.join(', ')}.`;

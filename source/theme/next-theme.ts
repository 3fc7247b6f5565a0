import {chooseTheme, type ThemeOptions} from './choose-theme.js';
import {themeNames} from './palettes.js';

/**
The word that is kept where the colour level and the background choose the theme.
*/
export const automatic = 'automatic';

const choices = [automatic, ...themeNames] as const;

/**
The theme after the one that is drawn now, in a circle: automatic, then each by name. One that would be drawn as the present one is left out. Gives what is kept: `automatic`, or a theme's name.
*/
export function nextTheme(options: ThemeOptions): string {
	const {name, by} = chooseTheme(options);
	const present = by === 'automatic' ? automatic : (by === 'habit' ? options.habit! : name);
	const start = (choices as readonly string[]).indexOf(present);
	const circle = [...choices.slice(start + 1), ...choices.slice(0, start)];
	return circle.find(choice => themeOfChoice(options, choice) !== name) ?? automatic;
}

/**
The name of the theme that is drawn after this choice by key, which outweighs the flag and the variable until the program ends.
*/
export function themeOfChoice(options: ThemeOptions, choice: string): string {
	return chooseTheme(asChosen(options, choice)).name;
}

/**
The same options after a choice by key.
*/
export function asChosen({environment, ...options}: ThemeOptions, choice: string): ThemeOptions {
	const {INFLUX_TOKENS_THEME: ignored, ...others} = environment;
	return {
		...options, option: undefined, habit: choice, environment: others,
	};
}

import {askBackground, type AskBackgroundOptions} from '../../terminal/background.js';
import {chooseTheme, shouldAskBackground, type ThemeOptions} from '../../theme/choose-theme.js';
import type {Look} from './use-look.js';

type Options = Omit<ThemeOptions, 'background'> & {
	readonly isAscii: boolean;
	/**
	The terminal that is asked for its background; undefined where it must not be asked.
	*/
	readonly terminal: AskBackgroundOptions | undefined;
};

/**
Asks the terminal for its background where that decides on the theme, and waits for nothing: call it before the first frame. `notice` says in two sentences what was wrong with the environment.
*/
export function makeLook({isAscii, terminal, ...options}: Options): {readonly look: Look; readonly notice: string | undefined} {
	const background = terminal && shouldAskBackground(options) ? askBackground(terminal) : undefined;
	return {look: {...options, isAscii, background}, notice: chooseTheme(options).notice};
}

import {
	useCallback,
	useMemo,
	useState,
	useSyncExternalStore,
} from 'react';
import type {HabitsKeeper} from '../../settings/habits.js';
import type {BackgroundQuestion} from '../../terminal/background.js';
import {chooseTheme, type ChosenTheme, type ThemeOptions} from '../../theme/choose-theme.js';
import {asChosen, automatic, nextTheme} from '../../theme/next-theme.js';
import {makeTheme, type Theme} from '../../theme/theme.js';

/**
What decides how the program is drawn.
*/
export type Look = Pick<ThemeOptions, 'option' | 'environment' | 'colorLevel'> & {
	readonly isAscii: boolean;
	/**
	The question for the terminal's background; undefined where it was not asked.
	*/
	readonly background: BackgroundQuestion | undefined;
};

const noSubscription = () => () => undefined;

/**
The theme that everything is drawn with, and what its key does: it chooses the next theme, keeps it for the next run, and gives a sentence that names it. The theme also changes when the terminal has told its background, unless another was asked for.
*/
export function useLook({option, environment, colorLevel, isAscii, background: question}: Look, habits: HabitsKeeper): {readonly theme: Theme; readonly changeTheme: () => string} {
	const background = useSyncExternalStore(question?.subscribe ?? noSubscription, () => question?.current());
	const [chosen, setChosen] = useState<string | undefined>(undefined);
	const [kept] = useState(() => habits.current().theme);
	const atStart = useMemo((): ThemeOptions => ({
		option, environment, colorLevel, background, habit: kept,
	}), [option, environment, colorLevel, background, kept]);
	const options = useMemo(() => chosen === undefined ? atStart : asChosen(atStart, chosen), [atStart, chosen]);
	const {name} = chooseTheme(options);
	const theme = useMemo(() => makeTheme({name, colorLevel, isAscii}), [name, colorLevel, isAscii]);
	const changeTheme = useCallback(() => {
		if (colorLevel === 'none') {
			return 'Colours are off (NO_COLOR, FORCE_COLOR or TERM): every theme looks the same.';
		}

		const next = nextTheme(options);
		setChosen(next);
		habits.keep({theme: next});
		return themeWords(next, chooseTheme(asChosen(options, next)).name, chooseTheme(atStart).by);
	}, [atStart, options, colorLevel, habits]);
	return {theme, changeTheme};
}

/**
Names the theme that was chosen. Where the flag or the variable was given, it says that this one decides at the next start too.
*/
function themeWords(choice: string, name: string, by: ChosenTheme['by']): string {
	const words = choice === automatic ? `automatic, now ${name}` : choice;
	const source = by === 'option' ? '--theme' : (by === 'variable' ? 'INFLUX_TOKENS_THEME' : undefined);
	return source === undefined
		? `Theme: ${words}. It is kept. Ctrl+T chooses the next one.`
		: `Theme: ${words}. It is kept, but ${source} comes first at the start.`;
}

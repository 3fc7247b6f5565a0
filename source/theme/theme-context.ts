import {createContext, useContext} from 'react';
import {makeTheme, type Theme} from './theme.js';

export const ThemeContext = createContext<Theme>(makeTheme({colorLevel: 'none', isAscii: true}));

/**
The theme that the nearest `ThemeContext` provides; without one, ASCII without colours.
*/
export function useTheme(): Theme {
	return useContext(ThemeContext);
}

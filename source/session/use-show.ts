import {useCallback} from 'react';
import {show} from '../theme/show.js';
import {useTheme} from '../theme/theme-context.js';

/**
The door for outside text on this screen's terminal.
*/
export function useShow(): (text: string) => string {
	const theme = useTheme();
	return useCallback((text: string) => show(theme, text), [theme]);
}

import {useCallback} from 'react';
import {show} from '../theme/show.js';
import {useTheme} from '../theme/theme-context.js';

/**
A function that makes outside text harmless for this terminal; every such text goes through it before it is drawn.
*/
export function useShow(): (text: string) => string {
	const theme = useTheme();
	return useCallback((text: string) => show(theme, text), [theme]);
}

import {createContext, useContext} from 'react';

type Size = {readonly columns: number; readonly rows: number};

export const WindowSizeContext = createContext<Size>({columns: 80, rows: 24});

/**
The size to lay a screen out in, in cells and rows. It is the terminal's, except for a screen reader.
*/
export function useWindowSize(): Size {
	return useContext(WindowSizeContext);
}

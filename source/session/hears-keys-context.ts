import {createContext} from 'react';

/**
Whether what is drawn here hears keys: false for a menu while help or the palette lies on top of it.
*/
export const HearsKeysContext = createContext(true);

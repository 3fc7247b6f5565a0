/**
The first screen is whole: the picker's last row is its footer, which ends with the key that quits.
*/
export const isFirstScreen = (rows: readonly string[]): boolean => rows.some(row => row.includes('Choose a profile')) && rows.some(row => /\bquit\b/.test(row));

/**
The list of the tokens is loaded, and its rows are painted.
*/
export const isList = (rows: readonly string[]): boolean => rows.some(row => row.startsWith('▌')) && rows.some(row => /\d active *$/.test(row));

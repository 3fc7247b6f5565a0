const words: Readonly<Record<string, string>> = {
	enter: 'Enter',
	escape: 'Esc',
	space: 'Space',
	tab: 'Tab',
	'shift+tab': 'Shift+Tab',
	up: 'Up',
	down: 'Down',
	left: 'Left',
	'ctrl+left': 'Ctrl+Left',
	'ctrl+right': 'Ctrl+Right',
	'alt+left': 'Alt+Left',
	'alt+right': 'Alt+Right',
	'alt+backspace': 'Alt+Backspace',
	delete: 'Delete',
	right: 'Right',
	'page-up': 'PgUp',
	'page-down': 'PgDn',
	home: 'Home',
	end: 'End',
};

/**
A key's name as keyboards print it: `ctrl+l` becomes `Ctrl+L`, `page-down` becomes `PgDn`.
*/
export function keyWord(key: string): string {
	const {held, letter} = /^(?<held>ctrl|alt)\+(?<letter>.)$/u.exec(key)?.groups ?? {};
	return held === undefined ? words[key] ?? key : `${held === 'ctrl' ? 'Ctrl' : 'Alt'}+${letter!.toUpperCase()}`;
}

/**
All keys of an action, separated by spaces, as in `Enter d`. All digits are `1-9`.
*/
export function keyWords(keys: readonly string[]): string {
	return keys.join('') === '123456789' ? '1-9' : keys.map(key => keyWord(key)).join(' ');
}

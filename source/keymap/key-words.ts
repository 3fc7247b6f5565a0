const words: Readonly<Record<string, string>> = {
	enter: 'Enter',
	escape: 'Esc',
	space: 'Space',
	tab: 'Tab',
	'shift+tab': 'Shift+Tab',
	up: 'Up',
	down: 'Down',
	left: 'Left',
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
	return key.startsWith('ctrl+') ? `Ctrl+${key.slice(5).toUpperCase()}` : words[key] ?? key;
}

/**
All keys of an action, separated by spaces, as in `Enter d`.
*/
export function keyWords(keys: readonly string[]): string {
	return keys.map(key => keyWord(key)).join(' ');
}

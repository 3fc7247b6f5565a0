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
A key as a person reads it on a keyboard: `ctrl+l` is `Ctrl+L`, `page-down` is `PgDn`.
*/
export function keyWord(key: string): string {
	return key.startsWith('ctrl+') ? `Ctrl+${key.slice(5).toUpperCase()}` : words[key] ?? key;
}

/**
All keys of an action, as in `Enter d`.
*/
export function keyWords(keys: readonly string[]): string {
	return keys.map(key => keyWord(key)).join(' ');
}

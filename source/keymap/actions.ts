/**
What an action is for; the help groups by it.
*/
export type ActionKind = 'move' | 'find' | 'act' | 'program';

export type Action = {
	/**
	Key names as `parseKey` gives them; the first is the one that footers show.
	*/
	readonly keys: readonly string[];
	/**
	One or two words for the footer and the palette.
	*/
	readonly label: string;
	/**
	A sentence part for the help and the README.
	*/
	readonly help: string;
	readonly kind: ActionKind;
};

/**
Every action of the program, once. Footers, help, palette and the README's table are drawn from here.

Delete, Backspace and Ctrl+D are never destructive, and nothing that destroys is on one key: `D` only opens the confirmation.
*/
export const actions = {
	up: {
		keys: ['k', 'up'], label: 'up', help: 'one row up', kind: 'move',
	},
	down: {
		keys: ['j', 'down'], label: 'down', help: 'one row down', kind: 'move',
	},
	'page-up': {
		keys: ['page-up', 'ctrl+b'], label: 'page up', help: 'one page up', kind: 'move',
	},
	'page-down': {
		keys: ['page-down', 'ctrl+f'], label: 'page down', help: 'one page down', kind: 'move',
	},
	'half-page-up': {
		keys: ['ctrl+u'], label: 'half page up', help: 'half a page up', kind: 'move',
	},
	'half-page-down': {
		keys: ['ctrl+d'], label: 'half page down', help: 'half a page down', kind: 'move',
	},
	first: {
		keys: ['g', 'home'], label: 'first', help: 'first row', kind: 'move',
	},
	last: {
		keys: ['G', 'end'], label: 'last', help: 'last row', kind: 'move',
	},
	// While a text field has the keys, only the arrows and the page keys move the list.
	'filter-up': {
		keys: ['up'], label: 'up', help: 'one row up', kind: 'move',
	},
	'filter-down': {
		keys: ['down'], label: 'down', help: 'one row down', kind: 'move',
	},
	'filter-page-up': {
		keys: ['page-up'], label: 'page up', help: 'one page up', kind: 'move',
	},
	'filter-page-down': {
		keys: ['page-down'], label: 'page down', help: 'one page down', kind: 'move',
	},
	'next-field': {
		keys: ['tab', 'down'], label: 'next', help: 'next field', kind: 'move',
	},
	'previous-field': {
		keys: ['shift+tab', 'up'], label: 'previous', help: 'previous field', kind: 'move',
	},
	'next-control': {
		keys: ['tab', 'right', 'down'], label: 'move', help: 'next of checkbox, field and buttons', kind: 'move',
	},
	'previous-control': {
		keys: ['shift+tab', 'left', 'up'], label: 'back', help: 'previous of checkbox, field and buttons', kind: 'move',
	},
	'scroll-up': {
		keys: ['page-up'], label: 'scroll up', help: 'earlier lines', kind: 'move',
	},
	'scroll-down': {
		keys: ['page-down'], label: 'scroll', help: 'further lines', kind: 'move',
	},

	filter: {
		keys: ['/'], label: 'filter', help: 'filter the list as you type', kind: 'find',
	},
	'keep-filter': {
		keys: ['enter'], label: 'keep', help: 'keep the filter and go back to the list', kind: 'find',
	},
	'clear-filter': {
		keys: ['escape'], label: 'clear', help: 'clear the filter', kind: 'find',
	},
	'erase-word': {
		keys: ['ctrl+w'], label: 'erase word', help: 'erase the word before the cursor', kind: 'find',
	},
	'erase-line': {
		keys: ['ctrl+u'], label: 'erase all', help: 'erase what was typed', kind: 'find',
	},
	sort: {
		keys: ['S'], label: 'sort', help: 'sort by a column: its letter, a capital reverses', kind: 'find',
	},
	inactive: {
		keys: ['.'], label: 'inactive', help: 'show or hide revoked and expired tokens', kind: 'find',
	},
	preview: {
		keys: ['p'], label: 'preview', help: 'show or hide the preview pane (from 160 columns)', kind: 'find',
	},
	mark: {
		keys: ['space'], label: 'mark', help: 'mark or unmark, and step down', kind: 'find',
	},
	'mark-range': {
		keys: ['v'], label: 'range', help: 'start a range; again to mark up to here', kind: 'find',
	},
	'mark-all': {
		keys: ['ctrl+a'], label: 'mark all', help: 'mark all that the list shows, or none of them', kind: 'find',
	},

	open: {
		keys: ['enter'], label: 'open', help: 'open', kind: 'act',
	},
	details: {
		keys: ['enter', 'd'], label: 'details', help: 'token details', kind: 'act',
	},
	options: {
		keys: ['o'], label: 'options', help: 'what can be done with this token', kind: 'act',
	},
	revoke: {
		keys: ['D'], label: 'revoke', help: 'opens the confirmation; the token, or all marked ones', kind: 'act',
	},
	'copy-id': {
		keys: ['y'], label: 'copy ID', help: 'send the ID to the clipboard of your terminal', kind: 'act',
	},
	'add-profile': {
		keys: ['a'], label: 'add', help: 'add a profile', kind: 'act',
	},
	'edit-profile': {
		keys: ['e'], label: 'edit', help: 'edit the profile', kind: 'act',
	},
	'remove-profile': {
		keys: ['x'], label: 'remove', help: 'remove the saved profile; asks first', kind: 'act',
	},
	save: {
		keys: ['enter', 'ctrl+s'], label: 'save', help: 'save the profile', kind: 'act',
	},
	'toggle-choice': {
		keys: ['space'], label: 'change', help: 'tick, or take the next choice', kind: 'act',
	},
	tick: {
		keys: ['space'], label: 'tick', help: 'tick or untick the risk box', kind: 'act',
	},
	press: {
		keys: ['enter'], label: 'press', help: 'press the focused button', kind: 'act',
	},
	cancel: {
		keys: ['escape'], label: 'cancel', help: 'cancel; nothing is sent', kind: 'act',
	},
	stop: {
		keys: ['escape'], label: 'stop', help: 'stop after what is in flight', kind: 'act',
	},
	resume: {
		keys: ['enter'], label: 'go on', help: 'go on with the batch', kind: 'act',
	},
	done: {
		keys: ['enter', 'escape'], label: 'back', help: 'back to the list', kind: 'act',
	},
	choose: {
		keys: ['enter'], label: 'choose', help: 'choose', kind: 'act',
	},
	'management-token': {
		keys: ['t'], label: 'other token', help: 'enter another management token for this session', kind: 'act',
	},
	'use-management-token': {
		keys: ['enter'], label: 'use', help: 'use this management token until the program ends', kind: 'act',
	},

	refresh: {
		keys: ['r', 'ctrl+r'], label: 'refresh', help: 'load again', kind: 'program',
	},
	back: {
		keys: ['escape'], label: 'back', help: 'back; first clears the filter, then the marks', kind: 'program',
	},
	close: {
		keys: ['escape', 'q'], label: 'close', help: 'close', kind: 'program',
	},
	help: {
		keys: ['?'], label: 'help', help: 'the keys of this screen', kind: 'program',
	},
	palette: {
		keys: [':', 'ctrl+p'], label: 'commands', help: 'every command by name; :q quits', kind: 'program',
	},
	redraw: {
		keys: ['ctrl+l'], label: 'redraw', help: 'draw the screen again', kind: 'program',
	},
	suspend: {
		keys: ['ctrl+z'], label: 'suspend', help: 'give the terminal back to the shell; fg returns', kind: 'program',
	},
	quit: {
		keys: ['q'], label: 'quit', help: 'quit (on the first screen)', kind: 'program',
	},
	interrupt: {
		keys: ['ctrl+c'], label: 'quit', help: 'quit, from anywhere', kind: 'program',
	},
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof actions;

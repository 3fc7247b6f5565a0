import type {Action} from './action.js';

/**
Actions of the program itself.
*/
export const programActions = {
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
	messages: {
		keys: ['!'], label: 'messages', help: 'the last messages, whole', kind: 'program',
	},
	link: {
		keys: ['ctrl+g'], label: 'link', help: 'the command that opens this screen again', kind: 'program',
	},
	redraw: {
		keys: ['ctrl+l'], label: 'redraw', help: 'draw the screen again', kind: 'program',
	},
	theme: {
		keys: ['ctrl+t'], label: 'theme', help: 'the next colours; the choice is kept', kind: 'program',
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

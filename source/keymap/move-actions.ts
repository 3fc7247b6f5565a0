import type {Action} from './action.js';

/**
Actions that move a cursor or a focus.
*/
export const moveActions = {
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
	// For a list whose text field gets the letters: only the arrows and the page keys move its cursor.
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
	// Enter in a text field that is not the last control of its form.
	'enter-field': {
		keys: ['enter'], label: 'next', help: 'next field', kind: 'move',
	},
	'previous-field': {
		keys: ['shift+tab', 'up'], label: 'previous', help: 'previous field', kind: 'move',
	},
	'next-control': {
		keys: ['tab', 'right', 'down'], label: 'move', help: 'next checkbox, field or button', kind: 'move',
	},
	'previous-control': {
		keys: ['shift+tab', 'left', 'up'], label: 'back', help: 'previous checkbox, field or button', kind: 'move',
	},
	'scroll-up': {
		keys: ['page-up'], label: 'scroll up', help: 'earlier lines', kind: 'move',
	},
	'scroll-down': {
		keys: ['page-down'], label: 'scroll', help: 'further lines', kind: 'move',
	},
} as const satisfies Record<string, Action>;

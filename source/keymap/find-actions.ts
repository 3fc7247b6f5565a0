import type {Action} from './action.js';

/**
Actions that change which rows and columns a list shows, or which rows are marked.
*/
export const findActions = {
	filter: {
		keys: ['/'], label: 'filter', help: 'filter the list as you type', kind: 'find',
	},
	'keep-filter': {
		keys: ['enter'], label: 'keep', help: 'keep the filter and go back to the list', kind: 'find',
	},
	'clear-filter': {
		keys: ['escape'], label: 'clear', help: 'clear the filter', kind: 'find',
	},
	'filter-fields': {
		keys: ['?'], label: 'fields', help: 'the fields of the filter (of the tokens)', kind: 'find',
	},
	'last-filter': {
		keys: ['up'], label: 'last', help: 'the last filter, to use or change it', kind: 'find',
	},
	'earlier-filter': {
		keys: ['ctrl+p'], label: 'earlier', help: 'an earlier filter (of the tokens)', kind: 'find',
	},
	'later-filter': {
		keys: ['ctrl+n'], label: 'later', help: 'a later filter, or the one being typed', kind: 'find',
	},
	sort: {
		keys: ['S'], label: 'sort', help: 'sort by a column: its letter, a capital reverses', kind: 'find',
	},
	'saved-view': {
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], label: 'view', help: 'show the view that is kept under this digit', kind: 'find',
	},
	'keep-view': {
		keys: ['V'], label: 'views', help: 'keep filter and order under a digit, or delete', kind: 'find',
	},
	columns: {
		keys: ['c'], label: 'columns', help: 'show or hide a column: its letter', kind: 'find',
	},
	times: {
		keys: ['t'], label: 'times', help: 'show times relative to now, local, or in UTC', kind: 'find',
	},
	inactive: {
		keys: ['.'], label: 'inactive', help: 'show or hide revoked and expired tokens', kind: 'find',
	},
	preview: {
		keys: ['p'], label: 'preview', help: 'show or hide the preview (from 160 columns)', kind: 'find',
	},
	'whole-description': {
		keys: ['w'], label: 'whole text', help: 'show a cut description whole, below the list', kind: 'find',
	},
	mark: {
		keys: ['space'], label: 'mark', help: 'mark or unmark, and step down', kind: 'find',
	},
	'mark-range': {
		keys: ['v'], label: 'range', help: 'mark the rows that the cursor passes; v ends it', kind: 'find',
	},
	'mark-all': {
		keys: ['ctrl+a'], label: 'mark all', help: 'mark all tokens in the list, or unmark them', kind: 'find',
	},
	'mark-from-file': {
		keys: ['i'], label: 'mark from file', help: 'mark the tokens whose IDs a file holds', kind: 'find',
	},
} as const satisfies Record<string, Action>;

import type {Action} from './action.js';

/**
Actions on the text of the field that has the focus. The field does them itself, so a screen has no handlers for them.
*/
export const editActions = {
	'cursor-left': {
		keys: ['left', 'ctrl+b'], label: 'left', help: 'one character to the left', kind: 'edit',
	},
	'cursor-right': {
		keys: ['right', 'ctrl+f'], label: 'right', help: 'one character to the right', kind: 'edit',
	},
	'word-left': {
		keys: ['ctrl+left', 'alt+left', 'alt+b'], label: 'word left', help: 'one word to the left', kind: 'edit',
	},
	'word-right': {
		keys: ['ctrl+right', 'alt+right', 'alt+f'], label: 'word right', help: 'one word to the right', kind: 'edit',
	},
	'line-start': {
		keys: ['home', 'ctrl+a'], label: 'start', help: 'start of the text', kind: 'edit',
	},
	'line-end': {
		keys: ['end', 'ctrl+e'], label: 'end', help: 'end of the text', kind: 'edit',
	},
	'delete-after': {
		keys: ['delete'], label: 'delete', help: 'delete the character at the cursor', kind: 'edit',
	},
	'erase-word': {
		keys: ['ctrl+w', 'alt+backspace'], label: 'erase word', help: 'erase the word before the cursor', kind: 'edit',
	},
	'erase-line': {
		keys: ['ctrl+u'], label: 'erase all', help: 'erase what is before the cursor', kind: 'edit',
	},
	'erase-to-end': {
		keys: ['ctrl+k'], label: 'erase to end', help: 'erase from the cursor to the end', kind: 'edit',
	},
	'put-back': {
		keys: ['ctrl+y'], label: 'put back', help: 'put back what was erased', kind: 'edit',
	},
	// Only a field that offers a completion takes it. At the end of the text, the key of cursor-right does too.
	'take-completion': {
		keys: ['tab'], label: 'complete', help: 'take what the filter offers behind the cursor', kind: 'edit',
	},
	'undo-typing': {
		keys: ['ctrl+_'], label: 'undo typing', help: 'undo the last change of the text', kind: 'edit',
	},
} as const satisfies Record<string, Action>;

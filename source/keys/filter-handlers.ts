import type {KeyHandlers} from '../session/app-context.js';
import {eraseWord} from './erase-word.js';

type Options = {
	readonly text: string;
	readonly onText: (text: string) => void;
	readonly onKeep: () => void;
	readonly onClear: () => void;
};

/**
The handlers for the keys of a filter that is being typed: they keep it, clear it, erase its last word or erase its whole text.
*/
export function filterHandlers({text, onText, onKeep, onClear}: Options): KeyHandlers {
	return {
		'keep-filter': onKeep,
		'clear-filter': onClear,
		'erase-word'() {
			onText(eraseWord(text));
		},
		'erase-line'() {
			onText('');
		},
	};
}

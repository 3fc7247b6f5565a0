import type {KeyHandlers} from '../session/app-context.js';
import {eraseWord} from './erase-word.js';

type Options = {
	readonly text: string;
	readonly onText: (text: string) => void;
	readonly onKeep: () => void;
	readonly onClear: () => void;
};

/**
The keys of a filter while it is typed: keep, clear, and the two that erase.
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

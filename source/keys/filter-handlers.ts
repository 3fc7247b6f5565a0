import type {KeyHandlers} from '../session/app-context.js';
import {eraseWord} from './erase-word.js';

type Options = {
	readonly text: string;
	/**
	The filter that was on before this one was opened. Empty where there was none.
	*/
	readonly last: string;
	readonly onText: (text: string) => void;
	readonly onKeep: () => void;
	readonly onClear: () => void;
};

/**
The handlers for the keys of a filter that is being typed: they keep it, clear it, bring the last one back, erase its last word or erase its whole text.
*/
export function filterHandlers({
	text, last, onText, onKeep, onClear,
}: Options): KeyHandlers {
	return {
		'keep-filter': onKeep,
		'clear-filter': onClear,
		...(last !== '' && {
			'last-filter'() {
				onText(last);
			},
		}),
		'erase-word'() {
			onText(eraseWord(text));
		},
		'erase-line'() {
			onText('');
		},
	};
}

/**
The scope of a filter that is being typed. While it is empty and there was a filter before, Up brings that one back.
*/
export function filterScope({text, last}: Pick<Options, 'text' | 'last'>): 'empty-filter' | 'filter' {
	return text === '' && last !== '' ? 'empty-filter' : 'filter';
}

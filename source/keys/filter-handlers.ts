import type {KeyHandlers} from '../session/app-context.js';

type Options = {
	/**
	The filter that was on before this one was opened. Empty where there was none.
	*/
	readonly last: string;
	readonly onText: (text: string) => void;
	readonly onKeep: () => void;
	readonly onClear: () => void;
};

/**
The handlers for the keys of a filter that is being typed: they keep it, clear it, or bring the last one back. The field itself edits the text.
*/
export function filterHandlers({
	last, onText, onKeep, onClear,
}: Options): KeyHandlers {
	return {
		'keep-filter': onKeep,
		'clear-filter': onClear,
		...(last !== '' && {
			'last-filter'() {
				onText(last);
			},
		}),
	};
}

/**
The scope of a filter that is being typed. While it is empty and there was a filter before, Up brings that one back.
*/
export function filterScope({text, last}: {readonly text: string; readonly last: string}): 'empty-filter' | 'filter' {
	return text === '' && last !== '' ? 'empty-filter' : 'filter';
}

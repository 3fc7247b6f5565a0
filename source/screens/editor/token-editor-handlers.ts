import type {Dispatch} from 'react';
import type {Scope} from '../../keymap/scopes.js';
import type {KeyHandlers} from '../../session/app-context.js';
import {isTextControl, type TokenForm, type TokenFormEvent} from './token-form.js';

/**
The scope of the focused control, which says what each key does there.
*/
export function tokenEditorScope(form: TokenForm): Scope {
	if (isTextControl(form)) {
		return typeof form.focus === 'object' ? 'token-database' : 'token-text';
	}

	return typeof form.focus === 'object' ? 'token-box' : 'token-button';
}

/**
The keys of every control of the form but Esc. `suggestions` are the databases found for the text being typed; `submit` is called by Ctrl+S and by the button.
*/
export function tokenEditorHandlers(form: TokenForm, suggestions: readonly string[], dispatch: Dispatch<TokenFormEvent>, submit: () => void): KeyHandlers {
	const {focus} = form;
	return {
		'save-token': submit,
		'next-field'() {
			dispatch({type: 'focus-moved', by: 1});
		},
		'enter-field'() {
			dispatch({type: 'focus-moved', by: 1});
		},
		'previous-field'() {
			dispatch({type: 'focus-moved', by: -1});
		},
		'filter-down'() {
			dispatch({type: 'suggestion-moved', by: 1, count: suggestions.length});
		},
		'filter-up'() {
			dispatch({type: 'suggestion-moved', by: -1, count: suggestions.length});
		},
		'take-suggestion'() {
			const database = suggestions[form.suggestion];
			if (typeof focus === 'object' && database !== undefined) {
				dispatch({type: 'suggestion-taken', database});
			} else {
				dispatch({type: 'focus-moved', by: 1});
			}
		},
		'toggle-choice'() {
			dispatch({type: 'toggled'});
		},
		'remove-row'() {
			dispatch({type: 'row-removed'});
		},
		press() {
			if (focus === 'add') {
				dispatch({type: 'row-added'});
			} else {
				submit();
			}
		},
	};
}

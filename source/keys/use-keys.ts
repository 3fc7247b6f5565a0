import {useInput} from 'ink';
import {useLayoutEffect} from 'react';
import type {LineEdit} from '../components/field/text-line.js';
import type {ActionId} from '../keymap/actions.js';
import {editActions} from '../keymap/edit-actions.js';
import {actionFor, type Scope} from '../keymap/scopes.js';
import {isText, parseKey} from '../keymap/parse-key.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';
import {isOverlayScope} from '../session/overlay.js';

/**
The one key hook of a screen. It looks each key up in the scope and calls the handler of its action. A string in place of a handler says why the action is disabled, and becomes the message.

The focused text field does the actions that edit its text, unless the screen has a handler for them. The hook handles help, palette, link, redraw, suspend and quitting itself, in every scope that has them. It calls `onOther` for a key without a handler: with the key's name, and with its text, or undefined for a key that is no text.
*/
export function useKeys(scope: Scope, handlers: KeyHandlers, {isActive = true, onOther}: {readonly isActive?: boolean; readonly onOther?: (key: string, text: string | undefined) => void} = {}): void {
	const {navigate, notice, quit, redraw, suspend, screenKeys, editText} = useAppContext();
	const all: KeyHandlers = {
		help() {
			navigate({type: 'opened', screen: {name: 'help'}});
		},
		palette() {
			navigate({type: 'opened', screen: {name: 'palette'}});
		},
		link() {
			navigate({type: 'opened', screen: {name: 'link'}});
		},
		redraw,
		suspend,
		interrupt: quit,
		...handlers,
	};

	useLayoutEffect(() => {
		if (!isOverlayScope(scope)) {
			screenKeys.current = {scope, handlers: all};
		}
	});

	useInput((input, key) => {
		const name = parseKey(input, key);
		if (name === undefined) {
			return;
		}

		const action = actionFor(scope, name);
		const handler = action && all[action];
		if (typeof handler === 'string') {
			notice(handler, 'warning');
		} else if (handler) {
			handler();
		} else if (action !== undefined && isEdit(action)) {
			editText(action);
		} else {
			onOther?.(name, isText(input, key) ? input : undefined);
		}
	}, {isActive});
}

function isEdit(action: ActionId): action is ActionId & LineEdit {
	return Object.hasOwn(editActions, action);
}

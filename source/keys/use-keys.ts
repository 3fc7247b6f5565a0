import {useInput} from 'ink';
import {useContext, useLayoutEffect} from 'react';
import type {LineEdit} from '../components/field/text-line.js';
import type {ActionId} from '../keymap/actions.js';
import {editActions} from '../keymap/edit-actions.js';
import {keyWord} from '../keymap/key-words.js';
import {actionFor, type Scope} from '../keymap/scopes.js';
import {isText, parseKey} from '../keymap/parse-key.js';
import {useAppContext, type KeyHandlers} from '../session/app-context.js';
import {HearsKeysContext} from '../session/hears-keys-context.js';

/**
Gives false for a key that means nothing to it either.
*/
export type OtherKeyHandler = (key: string, text: string | undefined) => boolean | void;

/**
The scopes of help and the palette, which list the keys of what lies below them.
*/
const listing: ReadonlySet<Scope> = new Set(['help', 'help-filter', 'palette']);

/**
The one key hook of a screen. It looks each key up in the scope and calls the handler of its action. A string in place of a handler says why the action is disabled, and becomes the message.

The focused text field does the actions that edit its text, unless the screen has a handler for them. The hook handles help, palette, link, theme, redraw, suspend and quitting itself, in every scope that has them.

A key without a handler goes to `onOther`, with the key's name, and with its text, or undefined for a key that is no text. Where `onOther` is absent or gives false, the key has no meaning: the message line says so the first time, unless a text field takes it.
*/
export function useKeys(scope: Scope, handlers: KeyHandlers, {isActive = true, onOther}: {readonly isActive?: boolean; readonly onOther?: OtherKeyHandler} = {}): void {
	const {navigate, notice, quit, redraw, changeTheme, suspend, screenKeys, toldKeys, editText, hasField} = useAppContext();
	const isHearsKeys = useContext(HearsKeysContext) && isActive;
	const all: KeyHandlers = {
		help() {
			navigate({type: 'opened', screen: {name: 'help'}});
		},
		palette() {
			navigate({type: 'opened', screen: {name: 'palette'}});
		},
		messages() {
			navigate({type: 'opened', screen: {name: 'messages'}});
		},
		link() {
			navigate({type: 'opened', screen: {name: 'link'}});
		},
		theme: changeTheme,
		redraw,
		suspend,
		interrupt: quit,
		...handlers,
	};

	const tellOnce = (key: string): void => {
		if (toldKeys.current.has(`${scope} ${key}`)) {
			return;
		}

		toldKeys.current.add(`${scope} ${key}`);
		notice(meaninglessKey(scope, key), 'warning');
	};

	useLayoutEffect(() => {
		if (isHearsKeys && !listing.has(scope)) {
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
			const text = isText(input, key) ? input : undefined;
			const isTaken = onOther ? onOther(name, text) !== false : text !== undefined && hasField();
			if (!isTaken) {
				tellOnce(name);
			}
		}
	}, {isActive: isHearsKeys});
}

function meaninglessKey(scope: Scope, key: string): string {
	return key === 'q' ? `q quits on the first screen only. From here, Ctrl+C${hasKey(scope, ':') ? ' or :q' : ''} quits.` : `${keyWord(key)} has no meaning here.${hasKey(scope, '?') ? ' ? shows the keys.' : ''}`;
}

const hasKey = (scope: Scope, key: string): boolean => actionFor(scope, key) !== undefined;

function isEdit(action: ActionId): action is ActionId & LineEdit {
	return Object.hasOwn(editActions, action);
}

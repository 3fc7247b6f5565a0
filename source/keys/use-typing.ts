import {useInput, usePaste} from 'ink';
import {useMemo, useRef} from 'react';
import type {Typing} from '../components/field/typing-context.js';
import {isText, parseKey} from '../keymap/parse-key.js';
import type {AppContextValue} from '../session/app-context.js';

/**
Hears every key and every paste before any text field does, because it is mounted before them.
*/
export function useTyping(notice: AppContextValue['notice']): Typing {
	const lastKey = useRef<Typing['lastKey']['current']>({name: undefined, isText: true});
	const pasteTarget = useRef<Typing['pasteTarget']['current']>(undefined);
	const editTarget = useRef<Typing['editTarget']['current']>(undefined);
	useInput((input, key) => {
		lastKey.current = {name: parseKey(input, key), isText: isText(input, key)};
	});
	// Bracketed paste is on everywhere, so that a pasted text never counts as keys.
	usePaste(text => {
		pasteTarget.current?.(text);
	});
	return useMemo(() => ({
		lastKey,
		pasteTarget,
		editTarget,
		tell(sentence) {
			notice(sentence, 'warning');
		},
	}), [notice]);
}

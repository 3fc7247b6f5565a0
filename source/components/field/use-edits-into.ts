import {useContext, useEffect, useEffectEvent} from 'react';
import type {LineEdit} from './text-line.js';
import {TypingContext} from './typing-context.js';

/**
Gives each edit of the keymap, such as Home or Ctrl+W, to the focused field.
*/
export function useEditsInto(onEdit: (edit: LineEdit) => void): void {
	const {editTarget} = useContext(TypingContext);
	const take = useEffectEvent(onEdit);
	useEffect(() => {
		const target = (edit: LineEdit) => {
			take(edit);
		};

		editTarget.current = target;
		return () => {
			if (editTarget.current === target) {
				editTarget.current = undefined;
			}
		};
	}, [editTarget]);
}

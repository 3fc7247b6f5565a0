import {useContext, useEffect, useEffectEvent} from 'react';
import {TypingContext} from './typing-context.js';

/**
Gives each paste to `onPaste` while `isActive`, for a focused field or for a screen that takes text without a field.
*/
export function usePasteInto(isActive: boolean, onPaste: (text: string) => void): void {
	const {pasteTarget} = useContext(TypingContext);
	const take = useEffectEvent(onPaste);
	useEffect(() => {
		if (!isActive) {
			return;
		}

		const target = (text: string) => {
			take(text);
		};

		pasteTarget.current = target;
		return () => {
			if (pasteTarget.current === target) {
				pasteTarget.current = undefined;
			}
		};
	}, [isActive, pasteTarget]);
}

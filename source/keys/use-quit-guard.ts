import {useEffectEvent, useLayoutEffect} from 'react';
import {useAppContext} from '../session/app-context.js';

/**
Asks once before the program is left: `onTry` gives the reason why not yet. A second try quits. `undefined` guards nothing.
*/
export function useQuitGuard(onTry: (() => string) | undefined): void {
	const {quitGuard} = useAppContext();
	const isGuarding = onTry !== undefined;
	const tell = useEffectEvent(() => onTry?.());

	// With the frame that shows what would be lost: a signal may come right after it.
	useLayoutEffect(() => {
		if (!isGuarding) {
			return;
		}

		let hasTried = false;
		quitGuard.current = () => {
			if (hasTried) {
				return undefined;
			}

			hasTried = true;
			return tell();
		};

		return () => {
			quitGuard.current = undefined;
		};
	}, [isGuarding, quitGuard]);
}

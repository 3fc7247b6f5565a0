import {useEffectEvent, useLayoutEffect} from 'react';
import {useAppContext} from '../session/app-context.js';

/**
Refuses the first try to quit the program, for the reason that `onTry` gives. A second try quits. If `onTry` is undefined, the first try quits.
*/
export function useQuitGuard(onTry: (() => string) | undefined): void {
	const {quitGuard} = useAppContext();
	const isGuarding = onTry !== undefined;
	const tell = useEffectEvent(() => onTry?.());

	// A layout effect, so that the guard is set together with the frame that shows what would be lost. A signal may come right after that frame.
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

import {setImmediate as nextTurn} from 'node:timers/promises';
import {useEffect, useRef} from 'react';
import type {HabitsChange, HabitsKeeper} from '../settings/habits.js';
import type {ScreenStack} from './screen-stack.js';

/**
Keeps how a list is looked at for the next run, once somebody has changed it: what merely was there at the start is no choice.
*/
export function useHabit<Value>(habits: HabitsKeeper, value: Value, toChange: (value: Value) => HabitsChange): void {
	const last = useRef(value);
	useEffect(() => {
		if (last.current === value) {
			return;
		}

		last.current = value;
		habits.keep(toChange(value));
	});
}

/**
Writes what is to be kept each time when a screen is opened or left, after React is done with that. `onNotice` gets a raw sentence where the file was found damaged.
*/
export function useHabitsWriter(habits: HabitsKeeper, stack: ScreenStack, onNotice: (text: string) => void): void {
	const tell = useRef(onNotice);
	useEffect(() => {
		tell.current = onNotice;
	});
	useEffect(() => {
		void (async () => {
			// Not Ink's own wait for a frame: that one draws what it would have left out.
			await nextTurn();
			const notice = await habits.flush();
			if (notice !== undefined) {
				tell.current(notice);
			}
		})();
	}, [habits, stack]);
}

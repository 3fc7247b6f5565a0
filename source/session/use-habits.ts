import {setImmediate as nextTurn} from 'node:timers/promises';
import {useEffect, useRef} from 'react';
import type {HabitsChange, HabitsKeeper} from '../settings/habits.js';
import type {ScreenStack} from './screen-stack.js';

/**
Keeps a part of a view for the next run, once a person has changed it. The value at the start is not kept, because it is not their choice.
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
Writes the habits each time a screen is opened or left, after React has drawn it. `onNotice` gets a raw sentence where the file is damaged.
*/
export function useHabitsWriter(habits: HabitsKeeper, stack: ScreenStack, onNotice: (text: string) => void): void {
	const tell = useRef(onNotice);
	useEffect(() => {
		tell.current = onNotice;
	});
	useEffect(() => {
		void (async () => {
			// Ink's own wait for a frame would draw a frame that Ink leaves out otherwise.
			await nextTurn();
			const notice = await habits.flush();
			if (notice !== undefined) {
				tell.current(notice);
			}
		})();
	}, [habits, stack]);
}

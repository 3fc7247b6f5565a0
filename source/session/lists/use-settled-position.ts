import {useEffect} from 'react';
import type {ListPosition} from './list-window.js';

/**
Records the position that a list shows: calls `record` after each render that shows another position than the recorded one. So the cursor has an id even before a person moves it, and a refresh or another order cannot put another row under it.

`isPaused` while a filter is typed, so that a filter that matches nothing for a moment does not lose the old place.
*/
export function useSettledPosition({recorded, shown, isPaused, record}: {
	readonly recorded: ListPosition;
	readonly shown: ListPosition;
	readonly isPaused: boolean;
	readonly record: () => void;
}): void {
	useEffect(() => {
		if (!isPaused && (recorded.cursorId !== shown.cursorId || recorded.cursor !== shown.cursor || recorded.top !== shown.top)) {
			record();
		}
	});
}

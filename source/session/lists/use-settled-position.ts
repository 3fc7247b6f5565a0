import {useEffect} from 'react';
import type {ListPosition} from './list-window.js';

/**
Keeps a list's recorded position in line with the one that is shown: `record` is called after each render that shows another. So the cursor is on its id also where nobody has moved it yet, and no refresh and no other order slides another row under it.

`isPaused` while a filter is typed: what matches nothing for a moment does not lose the old place.
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

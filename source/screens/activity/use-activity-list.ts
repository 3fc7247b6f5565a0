import {useState} from 'react';
import {filterActivities, type Activity} from '../../journal/activity.js';
import {filterHandlers, filterScope} from '../../keys/filter-handlers.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import type {KeyHandlers} from '../../session/app-context.js';
import {
	move,
	settle,
	startOfList,
	windowOf,
} from '../../session/lists/list-window.js';

type ActivityList = {
	readonly filter: string;
	readonly setFilter: (filter: string) => void;
	/**
	Whether the filter has the letters.
	*/
	readonly isFiltering: boolean;
	readonly scope: 'activity' | ReturnType<typeof filterScope>;
	/**
	All that the filter lets through.
	*/
	readonly filtered: readonly Activity[];
	/**
	Those of `filtered` that the window has rows for.
	*/
	readonly shown: readonly Activity[];
	/**
	The one under the cursor; undefined for an empty list.
	*/
	readonly current: Activity | undefined;
	/**
	The keys that move the cursor, and those of the filter.
	*/
	readonly handlers: KeyHandlers;
};

/**
The changes that the filter lets through, with a cursor. `heightOf` gives the number of rows for them, at least 1, while a change is under the cursor.
*/
export function useActivityList(activities: readonly Activity[], heightOf: (current: Activity | undefined) => number): ActivityList {
	const [filter, setFilter] = useState('');
	const [lastFilter, setLastFilter] = useState('');
	const [isFiltering, setIsFiltering] = useState(false);
	const [place, setPlace] = useState(startOfList);
	const filtered = filterActivities(activities, filter);
	const ids = filtered.map(({intent}) => intent.operationId);
	// The row under the cursor is the same in a list of any height.
	const height = heightOf(filtered[settle(place, ids, 1).cursor]);
	const position = settle(place, ids, height);
	const {from, to} = windowOf(position, ids.length, height);

	return {
		filter,
		setFilter,
		isFiltering,
		scope: isFiltering ? filterScope({text: filter, last: lastFilter}) : 'activity',
		filtered,
		shown: filtered.slice(from, to),
		current: filtered[position.cursor],
		handlers: {
			...moveHandlers(step => {
				setPlace(move(position, step, ids, height));
			}),
			filter() {
				setIsFiltering(true);
				setFilter('');
				setLastFilter(filter === '' ? lastFilter : filter);
			},
			...filterHandlers({
				last: lastFilter,
				onText: setFilter,
				onKeep() {
					setIsFiltering(false);
				},
				onClear() {
					setFilter('');
					setIsFiltering(false);
				},
			}),
		},
	};
}

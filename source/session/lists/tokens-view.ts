import type {Habits} from '../../settings/habits-schema.js';
import type {SortOrder} from '../../tokens/list/sort.js';
import {columnsHiddenAtFirst, type HideableColumn} from '../../tokens/list/token-columns.js';
import {requiresTime} from '../../tokens/filter/selects.js';
import {parseFilter} from '../../tokens/filter/parse.js';
import type {FilterError, Query} from '../../tokens/filter/query.js';
import {
	move,
	settle,
	startOfList,
	type ListPosition,
	type Move,
} from './list-window.js';
import {
	keepMarks,
	markAll,
	markRange,
	noMarks,
	toggleMark,
	type Marks,
} from './marks.js';

/**
Where somebody who walks through earlier filters is. `place` counts from 0, the newest; `typed` is what the field held before the walk.
*/
export type FilterWalk = {
	readonly place: number;
	readonly typed: string;
};

/**
How the admin looks at a cluster's tokens. Kept while details and confirmations lie on top.
*/
export type TokensView = {
	readonly mode: 'browsing' | 'filtering';
	readonly filterText: string;
	/**
	The last filter that made sense: the list keeps it while a field name is half typed.
	*/
	readonly query: Query | undefined;
	readonly filterError: FilterError | undefined;
	/**
	Earlier filters, the newest first, as they were when the field was opened.
	*/
	readonly filterHistory: readonly string[];
	readonly filterWalk: FilterWalk | undefined;
	readonly sort: SortOrder;
	/**
	Hidden whatever the width.
	*/
	readonly hiddenColumns: readonly HideableColumn[];
	readonly showsInactive: boolean;
	readonly showsPreview: boolean;
	readonly marks: Marks;
	/**
	Whether one of the marks was made while a filter that depends on the time was on.
	*/
	readonly areMarksByTime: boolean;
	readonly position: ListPosition;
};

export type TokensViewEvent =
	| {readonly type: 'moved'; readonly move: Move; readonly shownIds: readonly string[]; readonly height: number}
	| {readonly type: 'filter-opened'; readonly history: readonly string[]}
	| {readonly type: 'filter-typed'; readonly text: string}
	| {readonly type: 'earlier-filter-taken' | 'later-filter-taken'}
	| {readonly type: 'filter-kept'}
	| {readonly type: 'filter-cleared'}
	| {readonly type: 'sorted'; readonly sort: SortOrder}
	| {readonly type: 'column-toggled'; readonly column: HideableColumn}
	| {readonly type: 'inactive-toggled'}
	| {readonly type: 'preview-toggled'}
	| {readonly type: 'marked'; readonly id: string; readonly shownIds: readonly string[]; readonly height: number}
	| {readonly type: 'range-marked'; readonly id: string; readonly shownIds: readonly string[]}
	| {readonly type: 'all-marked'; readonly shownIds: readonly string[]}
	| {readonly type: 'ids-marked'; readonly ids: readonly string[]}
	| {readonly type: 'marks-cleared'}
	| {readonly type: 'marks-pruned'; readonly isThere: (id: string) => boolean}
	| {readonly type: 'settled'; readonly shownIds: readonly string[]; readonly height: number};

export const initialTokensView: TokensView = {
	mode: 'browsing',
	filterText: '',
	query: undefined,
	filterError: undefined,
	filterHistory: [],
	filterWalk: undefined,
	sort: {column: 'description', descending: false},
	hiddenColumns: columnsHiddenAtFirst,
	showsInactive: false,
	showsPreview: true,
	marks: noMarks,
	areMarksByTime: false,
	position: startOfList,
};

/**
How the list is looked at when it is opened: as it was in an earlier run.
*/
export function startTokensView({tokensSort, hiddenColumns = [], shownColumns = [], showsPreview}: Habits): TokensView {
	const hiddenAtFirst = columnsHiddenAtFirst.filter(column => !shownColumns.includes(column));
	return {
		...initialTokensView,
		...(tokensSort && {sort: tokensSort}),
		hiddenColumns: [...new Set([...hiddenAtFirst, ...hiddenColumns])],
		...(showsPreview !== undefined && {showsPreview}),
	};
}

/**
What the habits keep of these hidden columns; `startTokensView` hides the same ones again.
*/
export function columnHabits(hiddenColumns: readonly HideableColumn[]): Required<Pick<Habits, 'hiddenColumns' | 'shownColumns'>> {
	return {
		hiddenColumns: hiddenColumns.filter(column => !columnsHiddenAtFirst.includes(column)),
		shownColumns: columnsHiddenAtFirst.filter(column => !hiddenColumns.includes(column)),
	};
}

export function reduceTokensView(view: TokensView, event: TokensViewEvent): TokensView {
	switch (event.type) {
		case 'moved': {
			return {...view, position: move(view.position, event.move, event.shownIds, event.height)};
		}

		case 'filter-opened': {
			return {
				...view, mode: 'filtering', filterHistory: event.history, filterWalk: undefined,
			};
		}

		case 'filter-typed': {
			return {...withFilter(view, event.text), filterWalk: undefined};
		}

		case 'earlier-filter-taken': {
			return walkFilters(view, 1);
		}

		case 'later-filter-taken': {
			return walkFilters(view, -1);
		}

		case 'filter-kept': {
			return {...view, mode: 'browsing'};
		}

		case 'filter-cleared': {
			return {...withFilter(view, ''), mode: 'browsing'};
		}

		case 'sorted': {
			return {...view, sort: event.sort};
		}

		case 'column-toggled': {
			const isHidden = view.hiddenColumns.includes(event.column);
			return {...view, hiddenColumns: isHidden ? view.hiddenColumns.filter(column => column !== event.column) : [...view.hiddenColumns, event.column]};
		}

		case 'inactive-toggled': {
			return {...view, showsInactive: !view.showsInactive};
		}

		case 'preview-toggled': {
			return {...view, showsPreview: !view.showsPreview};
		}

		case 'marked': {
			return {
				...withMarks(view, toggleMark(view.marks, event.id)),
				position: move(view.position, 'down', event.shownIds, event.height),
			};
		}

		case 'range-marked': {
			return withMarks(view, markRange(view.marks, event.id, event.shownIds));
		}

		case 'all-marked': {
			return withMarks(view, markAll(view.marks, event.shownIds));
		}

		case 'ids-marked': {
			return {...view, marks: {...view.marks, ids: view.marks.ids.union(new Set(event.ids))}};
		}

		case 'marks-cleared': {
			return {...view, marks: noMarks, areMarksByTime: false};
		}

		case 'marks-pruned': {
			const marks = keepMarks(view.marks, event.isThere);
			return {...view, marks, areMarksByTime: view.areMarksByTime && marks.ids.size > 0};
		}

		case 'settled': {
			return {...view, position: settle(view.position, event.shownIds, event.height)};
		}
	}
}

/**
Marks that a person made in the list as the filter shows it now.
*/
function withMarks(view: TokensView, marks: Marks): TokensView {
	const isByTime = view.query !== undefined && requiresTime(view.query);
	return {...view, marks, areMarksByTime: marks.ids.size > 0 && (view.areMarksByTime || isByTime)};
}

/**
One step to the earlier filters, or back to what was typed. What the field shows already is stepped over; the ends are walls.
*/
function walkFilters(view: TokensView, step: 1 | -1): TokensView {
	const {filterHistory: history, filterText, filterWalk} = view;
	const typed = filterWalk?.typed ?? filterText;
	let place = (filterWalk?.place ?? -1) + step;
	if (filterWalk === undefined && history[place]?.trim() === filterText.trim()) {
		place += step;
	}

	if (place >= history.length || place < -1) {
		return view;
	}

	const text = history[place];
	return text === undefined ? {...withFilter(view, typed), filterWalk: undefined} : {...withFilter(view, text), filterWalk: {place, typed}};
}

function withFilter(view: TokensView, text: string): TokensView {
	if (text.trim() === '') {
		return {
			...view, filterText: text, query: undefined, filterError: undefined,
		};
	}

	const parsed = parseFilter(text);
	return parsed.ok
		? {
			...view, filterText: text, query: parsed.query, filterError: undefined,
		}
		: {...view, filterText: text, filterError: parsed.error};
}

import type {Habits, SavedView} from '../../settings/change-habits.js';
import type {SortOrder} from '../../tokens/list/sort.js';
import {columnsHiddenAtFirst, type HideableColumn} from '../../tokens/list/token-columns.js';
import {requiresTime} from '../../tokens/filter/can-leave-out.js';
import {
	noFilter,
	reduceFilter,
	type FilterEvent,
	type FilterState,
} from './filter-state.js';
import {
	move,
	settle,
	startOfList,
	type ListPosition,
	type Move,
} from './list-window.js';
import {
	growRange,
	keepMarks,
	markAll,
	markRange,
	noMarks,
	toggleMark,
	type Marks,
} from './marks.js';

/**
The view of a cluster's tokens. It is kept while details and confirmations lie on top of the list.
*/
export type TokensView = FilterState & {
	readonly sort: SortOrder;
	/**
	Columns that the list leaves out, however wide it is.
	*/
	readonly hiddenColumns: readonly HideableColumn[];
	readonly showsInactive: boolean;
	readonly showsPreview: boolean;
	/**
	Whether a description that is cut in the row under the cursor is shown whole below the list.
	*/
	readonly showsWhole: boolean;
	readonly marks: Marks;
	/**
	Whether one of the marks was made while a filter that depends on the time was on.
	*/
	readonly areMarksByTime: boolean;
	readonly position: ListPosition;
	/**
	A token that was just created, to which the cursor goes once the list shows it. Undefined where there is none, and once a person has moved the cursor.
	*/
	readonly awaitedId: string | undefined;
};

type MarkEvent =
	| {readonly type: 'marked'; readonly id: string; readonly shownIds: readonly string[]; readonly height: number}
	| {readonly type: 'range-marked'; readonly id: string; readonly shownIds: readonly string[]}
	| {readonly type: 'all-marked'; readonly shownIds: readonly string[]}
	| {readonly type: 'ids-marked'; readonly ids: readonly string[]}
	| {readonly type: 'marks-cleared'}
	| {readonly type: 'marks-pruned'; readonly isThere: (id: string) => boolean};

export type TokensViewEvent =
	| FilterEvent
	| MarkEvent
	| {readonly type: 'moved'; readonly move: Move; readonly shownIds: readonly string[]; readonly height: number}
	| {readonly type: 'awaited'; readonly id: string}
	| {readonly type: 'pointed'; readonly id: string}
	| {readonly type: 'sorted'; readonly sort: SortOrder}
	| {readonly type: 'column-toggled'; readonly column: HideableColumn}
	| {readonly type: 'view-shown'; readonly view: SavedView}
	| {readonly type: 'inactive-toggled'}
	| {readonly type: 'preview-toggled'}
	| {readonly type: 'whole-toggled'}
	| {readonly type: 'settled'; readonly shownIds: readonly string[]; readonly height: number};

export const initialTokensView: TokensView = {
	...noFilter,
	sort: {column: 'description', descending: false},
	hiddenColumns: columnsHiddenAtFirst,
	showsInactive: false,
	showsPreview: true,
	// At first not, because each step of the cursor over long descriptions sends one more line.
	showsWhole: false,
	marks: noMarks,
	areMarksByTime: false,
	position: startOfList,
	awaitedId: undefined,
};

/**
The view when the list is opened: as the person left it in an earlier run.
*/
export function startTokensView({tokensSort, hiddenColumns = [], shownColumns = [], showsPreview, showsWhole}: Habits): TokensView {
	const hiddenAtFirst = columnsHiddenAtFirst.filter(column => !shownColumns.includes(column));
	return {
		...initialTokensView,
		...(tokensSort && {sort: tokensSort}),
		hiddenColumns: [...new Set([...hiddenAtFirst, ...hiddenColumns])],
		...(showsPreview !== undefined && {showsPreview}),
		...(showsWhole !== undefined && {showsWhole}),
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
			const position = move(view.position, event.move, event.shownIds, event.height);
			return view.marks.range ? {...withMarks(view, growRange(view.marks, position.cursorId, event.shownIds)), position, awaitedId: undefined} : {...view, position, awaitedId: undefined};
		}

		case 'awaited': {
			return {...view, awaitedId: event.id};
		}

		case 'pointed': {
			return {...view, position: {...view.position, cursorId: event.id}, awaitedId: undefined};
		}

		case 'sorted': {
			return {...view, sort: event.sort, position: startOfList};
		}

		case 'column-toggled': {
			const isHidden = view.hiddenColumns.includes(event.column);
			return {...view, hiddenColumns: isHidden ? view.hiddenColumns.filter(column => column !== event.column) : [...view.hiddenColumns, event.column]};
		}

		case 'view-shown': {
			const {filter, sort, showsInactive} = event.view;
			return reduceFilter({
				...view, sort, showsInactive, position: startOfList,
			}, {type: 'whole-filter-taken', text: filter});
		}

		case 'inactive-toggled': {
			return {...view, showsInactive: !view.showsInactive};
		}

		case 'preview-toggled': {
			return {...view, showsPreview: !view.showsPreview};
		}

		case 'whole-toggled': {
			return {...view, showsWhole: !view.showsWhole};
		}

		case 'settled': {
			return {...view, position: settle(view.position, event.shownIds, event.height)};
		}

		case 'marked':
		case 'range-marked':
		case 'all-marked':
		case 'ids-marked':
		case 'marks-cleared':
		case 'marks-pruned': {
			return reduceMarks(view, event);
		}

		default: {
			return reduceFilter(view, event);
		}
	}
}

function reduceMarks(view: TokensView, event: MarkEvent): TokensView {
	switch (event.type) {
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
			return {...view, marks: {ids: view.marks.ids.union(new Set(event.ids)), range: undefined}};
		}

		case 'marks-cleared': {
			return {...view, marks: noMarks, areMarksByTime: false};
		}

		case 'marks-pruned': {
			const marks = keepMarks(view.marks, event.isThere);
			return {...view, marks, areMarksByTime: view.areMarksByTime && marks.ids.size > 0};
		}
	}
}

/**
The view with marks that a person made in the list while the present filter was on.
*/
function withMarks(view: TokensView, marks: Marks): TokensView {
	const isByTime = view.query !== undefined && requiresTime(view.query);
	return {...view, marks, areMarksByTime: marks.ids.size > 0 && (view.areMarksByTime || isByTime)};
}

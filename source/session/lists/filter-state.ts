import {parseFilter} from '../../tokens/filter/parse.js';
import type {OwnRules} from '../../tokens/filter/findings/token-rules.js';
import type {FilterError, Query} from '../../tokens/filter/query.js';

/**
The filter of a list of tokens, and its field while a person types in it.
*/
export type FilterState = {
	readonly mode: 'browsing' | 'filtering';
	readonly filterText: string;
	/**
	The last filter without a mistake. The list keeps it while the name of a field is half typed.
	*/
	readonly query: Query | undefined;
	readonly filterError: FilterError | undefined;
	/**
	Earlier filters, the newest first, as they were when the field was opened. The first is the one that was on then.
	*/
	readonly filterHistory: readonly string[];
	readonly filterWalk: FilterWalk | undefined;
	/**
	The rules that the policy adds. Empty until the policy is read, which is when a filter first asks for findings.
	*/
	readonly ownRules: OwnRules;
};

/**
The place of a person who walks through earlier filters. `place` counts from 0, the newest; `typed` is what the field held before the walk.
*/
export type FilterWalk = {
	readonly place: number;
	readonly typed: string;
};

export type FilterEvent =
	| {readonly type: 'filter-opened'; readonly history: readonly string[]}
	| {readonly type: 'filter-typed'; readonly text: string}
	| {readonly type: 'earlier-filter-taken' | 'later-filter-taken'}
	/**
	A filter that was kept or made elsewhere, and may name a rule of the policy before that is read.
	*/
	| {readonly type: 'whole-filter-taken'; readonly text: string}
	| {readonly type: 'own-rules-known'; readonly rules: readonly string[]}
	| {readonly type: 'filter-kept'}
	| {readonly type: 'filter-cleared'};

export const noFilter: FilterState = {
	mode: 'browsing',
	filterText: '',
	query: undefined,
	filterError: undefined,
	filterHistory: [],
	filterWalk: undefined,
	ownRules: [],
};

/**
The view of a list after an event of its filter.
*/
export function reduceFilter<View extends FilterState>(view: View, event: FilterEvent): View {
	switch (event.type) {
		case 'filter-opened': {
			const last = view.filterText.trim() === '' ? [] : [view.filterText];
			return {
				...withFilter(view, ''), mode: 'filtering', filterHistory: [...last, ...event.history.filter(text => text.trim() !== view.filterText.trim())], filterWalk: undefined,
			};
		}

		case 'filter-typed': {
			return {...withFilter(view, event.text), filterWalk: undefined};
		}

		case 'whole-filter-taken': {
			const taken = withFilter({...view, query: undefined, ownRules: 'any'}, event.text);
			// A filter with a mistake is opened, because the list does not follow it.
			return {
				...taken, mode: taken.filterError ? 'filtering' : 'browsing', filterWalk: undefined, ownRules: view.ownRules,
			};
		}

		case 'own-rules-known': {
			const known = {...view, ownRules: event.rules};
			// A filter that names such a rule was a mistake before.
			return view.filterError ? withFilter(known, view.filterText) : known;
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
	}
}

/**
One step to the earlier filters, or back to what was typed. A filter that the field shows already is stepped over. A step beyond either end changes nothing.
*/
function walkFilters<View extends FilterState>(view: View, step: 1 | -1): View {
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

function withFilter<View extends FilterState>(view: View, text: string): View {
	if (text.trim() === '') {
		return {
			...view, filterText: text, query: undefined, filterError: undefined,
		};
	}

	const parsed = parseFilter(text, {ownRules: view.ownRules});
	return parsed.ok
		? {
			...view, filterText: text, query: parsed.query, filterError: undefined,
		}
		: {...view, filterText: text, filterError: parsed.error};
}

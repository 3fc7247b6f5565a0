import {compareCodeUnits} from '../text/compare-text.js';
import {textRanks} from './text-ranks.js';
import {tokenColumns, type TokenColumnId} from './token-columns.js';
import type {TokenEntry} from './token-index.js';

export type SortOrder = {
	readonly column: TokenColumnId;
	readonly descending: boolean;
};

/**
Sorts entries by description in natural order, then by id, then by their place in the service's answer. The other orders sort the result again, so that tokens with equal values in a column stay in this order.
*/
export function sortByDescription(entries: readonly TokenEntry[]): readonly TokenEntry[] {
	const ranks = textRanks(entries.map(entry => entry.token.description));
	const keyed = entries.map(entry => ({entry, rank: ranks.get(entry.token.description)!}));
	return keyed
		.toSorted((left, right) => left.rank - right.rank
			|| compareCodeUnits(left.entry.token.id, right.entry.token.id))
		.map(({entry}) => entry);
}

/**
Sorts entries, which must come from `sortByDescription`, by a column at `now` (ms since the epoch). Equal ones stay in the order of their descriptions, ascending or descending.
*/
export function sortEntries(byDescription: readonly TokenEntry[], {column, descending}: SortOrder, now: number): readonly TokenEntry[] {
	return tokenColumns[column].sort(byDescription, descending ? -1 : 1, now);
}

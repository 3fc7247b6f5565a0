import {matcherOf, type FilterContext} from './filter/evaluate.js';
import type {Query} from './filter/query.js';
import {sortByDescription, sortEntries, type SortOrder} from './sort.js';
import {isInactive} from './status.js';
import {
	expiredCount,
	statusAt,
	type TokenEntry,
	type TokenIndex,
} from './token-index.js';

export type VisibleTokensOptions = FilterContext & {
	readonly index: TokenIndex;
	/**
	Undefined shows every token.
	*/
	readonly query: Query | undefined;
	readonly showsInactive: boolean;
	readonly sort: SortOrder;
};

export type VisibleTokens = {
	readonly entries: readonly TokenEntry[];
	/**
	How many tokens of the whole index are neither expired nor revoked at `now`; suspended ones count.
	*/
	readonly activeCount: number;
	/**
	How many more entries there would be with `showsInactive`.
	*/
	readonly hiddenInactiveMatches: number;
};

function remembered(index: TokenIndex, key: string, make: () => readonly TokenEntry[]): readonly TokenEntry[] {
	let order = index.orders.get(key);
	if (!order) {
		order = make();
		index.orders.set(key, order);
	}

	return order;
}

function orderOf(index: TokenIndex, sort: SortOrder, now: number): readonly TokenEntry[] {
	const byDescription = remembered(index, 'description', () => sortByDescription(index.entries));
	// Time changes an order by status only when a further token expires.
	const moment = sort.column === 'status' ? expiredCount(index, now) : '';
	return remembered(index, `${sort.column} ${sort.descending} ${moment}`, () => sortEntries(byDescription, sort, now));
}

/**
The entries of the list: filtered, sorted, at `now`. Filtering walks an order that was sorted before; a new order costs a sort once.
*/
export function visibleTokens({index, query, showsInactive, sort, databaseNames, now}: VisibleTokensOptions): VisibleTokens {
	const matches = matcherOf(query ?? {terms: []}, {now, databaseNames});
	const entries: TokenEntry[] = [];
	let hiddenInactiveMatches = 0;
	for (const entry of orderOf(index, sort, now)) {
		if (!matches(entry)) {
			continue;
		}

		if (!showsInactive && isInactive(statusAt(entry, now))) {
			hiddenInactiveMatches++;
		} else {
			entries.push(entry);
		}
	}

	return {entries, activeCount: index.unrevokedCount - expiredCount(index, now), hiddenInactiveMatches};
}

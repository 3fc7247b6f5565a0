import {matcherOf, type FilterContext} from '../filter/matcher.js';
import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import type {Query} from '../filter/query.js';
import {isInactive} from '../status.js';
import {sortEntries, type SortOrder} from './sort.js';
import {tokenColumns} from './token-columns.js';
import {statusAt, type TokenEntry} from './token-entry.js';
import {expiredCount, type RememberedOrder, type TokenIndex} from './token-index.js';

export type VisibleTokensOptions = Omit<FilterContext, 'texts'> & {
	readonly index: TokenIndex;
	/**
	Undefined means that every token is shown.
	*/
	readonly query: Query | undefined;
	readonly showsInactive: boolean;
	readonly sort: SortOrder;
};

export type VisibleTokens = {
	readonly entries: readonly TokenEntry[];
	/**
	The entries' ids, in the same order.
	*/
	readonly ids: readonly string[];
	/**
	How many tokens of the whole index are neither expired nor revoked at `now`; suspended ones count.
	*/
	readonly activeCount: number;
	/**
	How many more entries there would be with `showsInactive`.
	*/
	readonly hiddenInactiveMatches: number;
};

function keyOf({column, descending}: SortOrder): string {
	return `${column} ${descending ? 'descending' : 'ascending'}`;
}

const byDescription = keyOf({column: 'description', descending: false});

/**
What an order depends on besides the tokens.
*/
type OrderFacts = {readonly expired?: number | undefined; readonly findings?: FindingsOfTokens | undefined};

function rememberedOrder({entries}: TokenIndex, positions: Uint32Array, {expired, findings}: OrderFacts = {}): RememberedOrder {
	return {
		expiredCount: expired,
		findings,
		positions,
		ids: Array.from(positions, position => entries[position]!.token.id),
	};
}

/**
The order by description, to which every other order falls back.
*/
export function descriptionOrder(index: TokenIndex): RememberedOrder {
	let order = index.orders.get(byDescription);
	if (!order) {
		order = rememberedOrder(index, index.sortByDescription());
		index.orders.set(byDescription, order);
	}

	return order;
}

function orderOf(index: TokenIndex, sort: SortOrder, {now, findings: known}: Pick<VisibleTokensOptions, 'now' | 'findings'>): RememberedOrder {
	const {entries, orders} = index;
	const key = keyOf(sort);
	const expired = tokenColumns[sort.column].isSortedByExpiry ? expiredCount(index, now) : undefined;
	const findings = tokenColumns[sort.column].isOfAudit ? known : undefined;
	let order = key === byDescription ? descriptionOrder(index) : orders.get(key);
	if (!order || order.expiredCount !== expired || order.findings !== findings) {
		const sorted = sortEntries(Array.from(descriptionOrder(index).positions, position => entries[position]!), sort, {now, findings});
		order = rememberedOrder(index, Uint32Array.from(sorted, entry => entry.position), {expired, findings});
		orders.set(key, order);
	}

	return order;
}

/**
The entries that the list shows at `now` (ms since the epoch), filtered and sorted. Each order is sorted once for each load.
*/
export function visibleTokens({index, query, showsInactive, sort, ...context}: VisibleTokensOptions): VisibleTokens {
	const {now} = context;
	const matches = matcherOf(query ?? {terms: []}, {...context, texts: index.texts});
	// The entries are filtered in their order in memory, and put into the order of the list afterwards: with 100,000 tokens that takes half the time of filtering them in the order of the list.
	const shown = new Uint8Array(index.entries.length);
	let hiddenInactiveMatches = 0;
	for (const entry of index.entries) {
		if (!matches(entry)) {
			continue;
		}

		if (!showsInactive && isInactive(statusAt(entry, now))) {
			hiddenInactiveMatches++;
		} else {
			shown[entry.position] = 1;
		}
	}

	const order = orderOf(index, sort, context);
	const entries: TokenEntry[] = [];
	const ids: string[] = [];
	let row = 0;
	for (const position of order.positions) {
		if (shown[position] === 1) {
			entries.push(index.entries[position]!);
			// The ids are read from the order, because reading them from 100,000 tokens would take half a frame.
			ids.push(order.ids[row]!);
		}

		row++;
	}

	return {
		entries, ids, activeCount: index.unrevokedCount - expiredCount(index, now), hiddenInactiveMatches,
	};
}

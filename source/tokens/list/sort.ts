import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import {tokenColumns, type TokenColumnId} from './token-columns.js';
import type {TokenEntry} from './token-entry.js';

export type SortOrder = {
	readonly column: TokenColumnId;
	readonly descending: boolean;
};

type SortFacts = {
	readonly now: number;
	/**
	Needed by the columns of the audit alone.
	*/
	readonly findings: FindingsOfTokens | undefined;
};

/**
Sorts entries, which must be sorted by description, by a column at `now` (ms since the epoch). Equal ones stay in the order of their descriptions, ascending or descending.
*/
export function sortEntries(byDescription: readonly TokenEntry[], {column, descending}: SortOrder, {now, findings}: SortFacts): readonly TokenEntry[] {
	return tokenColumns[column].sort(byDescription, descending ? -1 : 1, now, findings);
}

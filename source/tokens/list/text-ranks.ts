import {compareText} from '../text/compare-text.js';

/**
The rank of each distinct text, from 0, in the order of `compareText`. Comparing numbers is about ten times faster than comparing texts with a collator.
*/
export function textRanks(texts: Iterable<string>): ReadonlyMap<string, number> {
	return new Map([...new Set(texts)].toSorted(compareText).map((text, rank) => [text, rank]));
}

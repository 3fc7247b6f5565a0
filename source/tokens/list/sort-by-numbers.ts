import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import type {TokenEntry} from './token-entry.js';

/**
Sorts entries that are sorted by description by one column. `sign` is 1 for ascending and -1 for descending; `now` is in ms since the epoch. `findings` are those of the audit, where a column is sorted by them. Entries with equal values stay in the order in which they came, for both signs.
*/
export type SortEntries = (byDescription: readonly TokenEntry[], sign: 1 | -1, now: number, findings: FindingsOfTokens | undefined) => readonly TokenEntry[];

/**
Makes a sort by one number for each entry, with the smallest first. `numbersOf` gives the numbers in the order of the entries; infinite ones are allowed.
*/
export function sortByNumbers(numbersOf: (entries: readonly TokenEntry[], now: number, findings: FindingsOfTokens | undefined) => readonly number[]): SortEntries {
	return (byDescription, sign, now, findings) => {
		const numbers = numbersOf(byDescription, now, findings);
		return byDescription
			.map((entry, position) => ({entry, number: numbers[position]!}))
			.toSorted((left, right) => left.number === right.number ? 0 : sign * (left.number - right.number))
			.map(({entry}) => entry);
	};
}

import {dayOfMark, withDayMark, withoutDayMark} from './day-mark.js';

// The word that `statusOf` looks for.
const word = 'suspended';

/**
The description of a token that is suspended on a day (`YYYY-MM-DD`): ` [suspended 2026-11-24]` at its end, in place of an older mark. Throws a RangeError for a day that no calendar has.
*/
export function suspendedDescription(description: string, day: string): string {
	return withDayMark(description, {word, day});
}

/**
The description before it was suspended: byte for byte what `suspendedDescription` was given, unless that had a mark of its own.
*/
export function withoutSuspensionMark(description: string): string {
	return withoutDayMark(description, word);
}

/**
Since when the description says that its token is suspended, as `YYYY-MM-DD`. Undefined where it has no mark at its end, or one with a day that no calendar has.

A mark alone does not make a token suspended: `statusOf` tells that.
*/
export function suspendedSince(description: string): string | undefined {
	return dayOfMark(description, word);
}

import type {DatabaseToken} from '../../api/types.js';
import {withDayMark} from './day-mark.js';
import {
	findMark,
	findWholeMark,
	isMarkDay,
} from './find-mark.js';
import {writeSuspensionMark} from './write-suspension-mark.js';

/**
How many characters (code points) a suspended token's description may have at most, unless something else is set. The service's own bound is not documented.
*/
export const defaultDescriptionLimit = 400;

/**
The description of a token that is suspended on a day (`YYYY-MM-DD`), with the day alone: ` [suspended 2026-11-24]` at its end, in place of an older mark. Throws a RangeError for a day that no calendar has.
*/
export function suspendedDescription(description: string, day: string): string {
	return withDayMark(withoutSuspensionMark(description), {word: 'suspended', day});
}

/**
The description of a token that is suspended, and where its grants are to be found then: in the description itself, or in the journal alone, and why, as a sentence part. Raw text of the service.
*/
export type MarkedDescription =
	| {readonly description: string; readonly keptIn: 'mark'}
	| {readonly description: string; readonly keptIn: 'journal'; readonly problem: string};

/**
The description with the grants in its mark, in place of an older mark. Where they cannot be written so, or the description would have more than `limit` characters, the mark has the day alone. Throws a RangeError for a day that no calendar has.
*/
export function markedDescription(token: Pick<DatabaseToken, 'id' | 'description' | 'permissions'>, {day, limit}: {readonly day: string; readonly limit: number}): MarkedDescription {
	const mark = writeSuspensionMark(token, day);
	const short = (problem: string): MarkedDescription => ({description: suspendedDescription(token.description, day), keptIn: 'journal', problem});
	if (!mark.ok) {
		return short(mark.problem);
	}

	const description = `${withoutSuspensionMark(token.description)}${mark.text}`;
	const {length} = [...description];
	return length <= limit ? {description, keptIn: 'mark'} : short(`the description would have ${length} characters, and ${limit} are allowed`);
}

/**
The description before it was suspended: byte for byte what it was given, unless that had a mark of its own.
*/
export function withoutSuspensionMark(description: string): string {
	let text = description;
	for (let mark = findWholeMark(text); mark; mark = findWholeMark(text)) {
		text = text.slice(0, mark.index);
	}

	return text;
}

/**
The description for people, in a list and in a sentence: a mark with grants is cut down to its day. A mark that is not whole stays as it is.
*/
export function withShortMark(description: string): string {
	const mark = findWholeMark(description);
	return mark ? `${description.slice(0, mark.index)} [suspended ${mark.day}]` : description;
}

/**
Since when the description says that its token is suspended, as `YYYY-MM-DD`. Undefined where it has no mark at its end, or one with a day that no calendar has.

A mark alone does not make a token suspended: `statusOf` tells that.
*/
export function suspendedSince(description: string): string | undefined {
	const day = findMark(description)?.day;
	return isMarkDay(day) ? day : undefined;
}

/**
Whether the description ends with a mark, whole or damaged.
*/
export function hasSuspensionMark(description: string): boolean {
	return findMark(description) !== undefined;
}

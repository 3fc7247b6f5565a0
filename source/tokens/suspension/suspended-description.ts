import type {DatabaseToken} from '../../api/types.js';
import {withDayMark} from './day-mark.js';
import {
	findMark,
	findWholeMark,
	isMarkDay,
} from './find-mark.js';
import {writeSuspensionMark} from './write-suspension-mark.js';

/**
The default for the longest description of a suspended token, in characters (code points). The service's own limit is not documented.
*/
export const defaultDescriptionLimit = 400;

/**
The description of a token that is suspended on a day (`YYYY-MM-DD`), with a mark that has only the day: ` [suspended 2026-11-24]` at its end, in place of an older mark. Throws a RangeError for a day that the calendar does not have.
*/
export function suspendedDescription(description: string, day: string): string {
	return withDayMark(withoutSuspensionMark(description), {word: 'suspended', day});
}

/**
The description of a suspended token, and where its grants are kept: in the mark of the description, or only in the journal. `problem` says why they are not in the mark, as a part of a sentence. Raw text of the service.
*/
export type MarkedDescription =
	| {readonly description: string; readonly keptIn: 'mark'}
	| {readonly description: string; readonly keptIn: 'journal'; readonly problem: string};

/**
The description with the grants in its mark, in place of an older mark. When the grants cannot be written in a mark, or the description would have more than `limit` characters, the mark has only the day. Throws a RangeError for a day that the calendar does not have.
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
The description without its suspension marks. That is the description before the suspension, byte for byte, unless that one ended with a mark too.
*/
export function withoutSuspensionMark(description: string): string {
	let text = description;
	for (let mark = findWholeMark(text); mark; mark = findWholeMark(text)) {
		text = text.slice(0, mark.index);
	}

	return text;
}

/**
The description as lists and sentences show it: a mark with grants is shortened to its day. A mark that is not whole stays as it is.
*/
export function withShortMark(description: string): string {
	const mark = findWholeMark(description);
	return mark ? `${description.slice(0, mark.index)} [suspended ${mark.day}]` : description;
}

/**
The day of the mark at the end of the description, as `YYYY-MM-DD`. Undefined when it has no mark, or one with a day that the calendar does not have.

A mark alone does not make a token suspended; `statusOf` says whether it is.
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

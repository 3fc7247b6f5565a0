import {isCalendarDay} from '../time/calendar-day.js';

/**
A mark that this program puts at the end of a description, where other people and other tools see it: ` [suspended 2026-11-24]`. Tokens have no field for such things.
*/
export type DayMark = {
	/**
	Letters only.
	*/
	readonly word: string;
	/**
	`YYYY-MM-DD`.
	*/
	readonly day: string;
};

function marksAtEnd(word: string): RegExp {
	return new RegExp(String.raw`(?: \[${word} (?<day>\d{4}-\d{2}-\d{2})\])+$`);
}

/**
The description without any marks of this word at its end; every other character stays.
*/
export function withoutDayMark(description: string, word: DayMark['word']): string {
	return description.replace(marksAtEnd(word), '');
}

/**
The description with this mark at its end, in place of older ones of the same word. Throws a RangeError for a day that no calendar has.
*/
export function withDayMark(description: string, {word, day}: DayMark): string {
	if (!isCalendarDay(day)) {
		throw new RangeError(`no such day: ${day}`);
	}

	return `${withoutDayMark(description, word)} [${word} ${day}]`;
}

import {isCalendarDay} from '../time/calendar-day.js';

/**
A mark with a day that this program puts at the end of a description, such as ` [suspended 2026-11-24]`. It is in the description, because tokens have no field for it and other people and tools should see it.
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
The description without the marks of this word at its end. Every other character stays.
*/
export function withoutDayMark(description: string, word: DayMark['word']): string {
	return description.replace(marksAtEnd(word), '');
}

/**
The description with this mark at its end, in place of older ones of the same word. Throws a RangeError for a day that the calendar does not have.
*/
export function withDayMark(description: string, {word, day}: DayMark): string {
	if (!isCalendarDay(day)) {
		throw new RangeError(`no such day: ${day}`);
	}

	return `${withoutDayMark(description, word)} [${word} ${day}]`;
}

import {createHash} from 'node:crypto';
import {isCalendarDay} from '../time/calendar-day.js';

/**
The mark at the end of a suspended token's description that holds the grants that were taken away, so that any machine can give them back:

    telegraf edge-08 [suspended 2026-11-25 r:sensors w:flight2,flight3 #k3f9t2]

	mark   = " [suspended " day " " grants " #" checksum "]"
	grants = "none" | group (" " group)*
	group  = letters ":" name ("," name)*
	letters = "r" | "w" | "rw" | "wr"
	name   = one or more of A-Z a-z 0-9 _ - / *

The grants stand in the order of the token's list. `rw` is a read and then a write on each name, `wr` a write and then a read, so that any order and any repeated permission comes back exactly.

The older mark, ` [suspended 2026-11-24]`, has a day alone: its grants are in a journal.
*/
const start = ' [suspended ';
const day = String.raw`\d{4}-\d{2}-\d{2}`;
const name = String.raw`[\w*\-/]+`;
const group = `(?:rw?|wr?):${name}(?:,${name})*`;
const grants = `none|${group}(?: ${group})*`;
const checksum = '[0-9a-hjkmnp-tv-z]{6}';
const wholeMark = new RegExp(String.raw`^ \[suspended (?<day>${day})(?: (?:${grants}) #${checksum})?\]$`);

/**
The whole mark at the end of a text: where it begins, with its blank, and its day. Whether a checksum is right is not looked at. Undefined where there is none.
*/
export function findWholeMark(text: string): {readonly index: number; readonly day: string} | undefined {
	// No mark holds the beginning of another, so each text is looked at once, however long it is.
	const index = text.lastIndexOf(start);
	const match = index === -1 ? undefined : wholeMark.exec(text.slice(index));
	return match ? {index, day: match.groups!.day!} : undefined;
}

/**
What a mark with grants holds between its day and its closing bracket.
*/
export const markContent = new RegExp(`^(?<grants>${grants}) #(?<checksum>${checksum})$`);

const anyMark = new RegExp(String.raw`^ \[suspended (?<day>${day})(?:\]| (?<content>[^[\]]*)(?<end>\]?))$`);
const looksLikeGrants = /^(?:none\b|rw?:|wr?:)/;

export type FoundMark = {
	/**
	Where it begins, with its blank.
	*/
	readonly index: number;
	/**
	Not yet compared with the calendar.
	*/
	readonly day: string;
	/**
	What stands between the day and the closing bracket; undefined in a mark with a day alone.
	*/
	readonly content: string | undefined;
	readonly isClosed: boolean;
};

/**
The mark at the end of a text, whether or not it is as this program wrote it: with a day alone, or with something that looks like grants or a checksum, perhaps cut off. Undefined where there is none.
*/
export function findMark(text: string): FoundMark | undefined {
	const index = text.lastIndexOf(start);
	const match = index === -1 ? undefined : anyMark.exec(text.slice(index));
	if (!match) {
		return undefined;
	}

	const {day: since = '', content, end} = match.groups!;
	return content === undefined || looksLikeGrants.test(content) || content.includes('#')
		? {
			index, day: since, content, isClosed: content === undefined || end === ']',
		}
		: undefined;
}

/**
The letters of a group, and the actions that each of its names stands for, in their order.
*/
export const actionsOfLetters: Readonly<Record<string, readonly string[]>> = {
	r: ['read'],
	w: ['write'],
	rw: ['read', 'write'],
	wr: ['write', 'read'],
};

/**
Whether a permission's resource can stand in a mark.
*/
export function isWritableName(resource: string): boolean {
	return /^[\w*\-/]+$/.test(resource);
}

export type Checked = {
	/**
	Of the token, in either case.
	*/
	readonly id: string;
	readonly day: string;
	/**
	As they stand in the mark.
	*/
	readonly grants: string;
};

// Crockford's base32 in lower case: no i, l, o and u, which are easily misread.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const checksumLength = 6;

/**
Six characters of SHA-256 over the token's id, the day and the grants: an edit goes unnoticed once in 2^30.

The id is in it and the rest of the description is not: a mark that was copied to another token is never obeyed, while a suspended token may be renamed. The checksum catches mistakes; it is no signature.
*/
export function markChecksum({id, day: since, grants: text}: Checked): string {
	const digest = createHash('sha256').update(['influx-tokens suspension', id.toLowerCase(), since, text].join('\n')).digest();
	let bits = digest.readUInt32BE(0);
	let characters = '';
	for (let index = 0; index < checksumLength; index++) {
		characters += alphabet.charAt(Math.floor(bits / (2 ** 27)));
		bits = (bits * 32) % (2 ** 32);
	}

	return characters;
}

/**
Whether a day that stands in a mark is one of the calendar.
*/
export function isMarkDay(text: string | undefined): text is string {
	return text !== undefined && isCalendarDay(text);
}

import {createHash} from 'node:crypto';
import {isCalendarDay} from '../time/calendar-day.js';

/**
The mark at the end of a suspended token's description. It holds the grants that were removed, so that any machine can give them back:

    telegraf edge-08 [suspended 2026-11-25 r:sensors w:flight2,flight3 #k3f9t2]

	mark   = " [suspended " day " " grants " #" checksum "]"
	grants = "none" | group (" " group)*
	group  = letters ":" name ("," name)*
	letters = "r" | "w" | "rw" | "wr"
	name   = one or more of A-Z a-z 0-9 _ - / *

The grants are in the order of the token's list. `rw` is a read and then a write on each name, `wr` a write and then a read, so that any order and any repeated permission comes back exactly.

The older mark, ` [suspended 2026-11-24]`, has only a day. Its grants are in a journal.
*/
const start = ' [suspended ';
const day = String.raw`\d{4}-\d{2}-\d{2}`;
const name = String.raw`[\w*\-/]+`;
const group = `(?:rw?|wr?):${name}(?:,${name})*`;
const grants = `none|${group}(?: ${group})*`;
const checksum = '[0-9a-hjkmnp-tv-z]{6}';
const wholeMark = new RegExp(String.raw`^ \[suspended (?<day>${day})(?: (?:${grants}) #${checksum})?\]$`);

/**
Finds a whole mark at the end of a text. `index` is the position of the blank before it. The checksum is not checked. Undefined when the text does not end with a whole mark.
*/
export function findWholeMark(text: string): {readonly index: number; readonly day: string} | undefined {
	// A mark never holds the beginning of another one, so the last beginning is the only one to check, in texts of any length.
	const index = text.lastIndexOf(start);
	const match = index === -1 ? undefined : wholeMark.exec(text.slice(index));
	return match ? {index, day: match.groups!.day!} : undefined;
}

/**
The text of a mark with grants between its day and its closing bracket.
*/
export const markContent = new RegExp(`^(?<grants>${grants}) #(?<checksum>${checksum})$`);

const anyMark = new RegExp(String.raw`^ \[suspended (?<day>${day})(?:\]| (?<content>[^[\]]*)(?<end>\]?))$`);
const looksLikeGrants = /^(?:none\b|rw?:|wr?:)/;

export type FoundMark = {
	/**
	The position of the blank before the mark.
	*/
	readonly index: number;
	/**
	`YYYY-MM-DD`. The calendar may not have that day.
	*/
	readonly day: string;
	/**
	The text between the day and the closing bracket; undefined in a mark with only a day.
	*/
	readonly content: string | undefined;
	readonly isClosed: boolean;
};

/**
Finds the mark at the end of a text, also one that is damaged: with only a day, or with text that looks like grants or a checksum and may be cut off. Undefined when there is none.
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
The actions that each database name of a group stands for, in their order, by the letters of the group.
*/
export const actionsOfLetters: Readonly<Record<string, readonly string[]>> = {
	r: ['read'],
	w: ['write'],
	rw: ['read', 'write'],
	wr: ['write', 'read'],
};

/**
Whether a permission's resource can be written in a mark.
*/
export function isWritableName(resource: string): boolean {
	return /^[\w*\-/]+$/.test(resource);
}

export type Checked = {
	/**
	The ID of the token, in upper or lower case.
	*/
	readonly id: string;
	readonly day: string;
	/**
	The text of the grants in the mark.
	*/
	readonly grants: string;
};

// Crockford's base32 in lower case, which has no i, l, o and u, because people misread these easily.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const checksumLength = 6;

/**
The checksum of a mark: six characters (30 bits) of the SHA-256 of the token's id, the day and the grants. It misses one edit in 2^30.

It covers the id, so that a mark that was copied to another token is not obeyed. It does not cover the rest of the description, so that a suspended token may be renamed. The checksum finds mistakes; it is not a signature.
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
Whether the calendar has the day of a mark. False for undefined.
*/
export function isMarkDay(text: string | undefined): text is string {
	return text !== undefined && isCalendarDay(text);
}

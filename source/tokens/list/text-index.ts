import {Buffer} from 'node:buffer';
import type {TokenEntry} from './token-entry.js';

// Between the fields of an entry, and after an entry. A text that holds one of them is looked for in each field by itself.
const fieldEnd = '\n';
const entryEnd = '\0';

// Bytes for an entry, as a first guess.
const usualSize = 96;

// How many texts are remembered with what was found: the words of a filter, and a few keys more.
const mostRemembered = 8;

// Entries in which a longer text is looked for one by one, where a shorter one was found in no more of them than this part. In more, one search through all bytes is faster.
const fewEntries = 1 / 4;

type Found = {readonly positions: Uint8Array; readonly count: number};

/**
The texts that the filter searches, folded, of all entries in one run of bytes: a word is found in 100,000 entries within some milliseconds, where reading each entry's texts takes three times as long.
*/
export class TextIndex {
	readonly #entries: readonly TokenEntry[];
	#bytes = Buffer.alloc(0);
	#end = 0;
	#count = 0;
	// Where the bytes of each entry end.
	#ends = new Uint32Array(0);
	// By the text, the latest one last.
	readonly #remembered = new Map<string, Found>();

	/**
	`entries` must not grow any more.
	*/
	constructor(entries: readonly TokenEntry[]) {
		this.#entries = entries;
	}

	#write(text: string): void {
		// A UTF-16 code unit takes at most three bytes.
		const needed = this.#end + (3 * text.length);
		if (needed > this.#bytes.length) {
			const larger = Buffer.allocUnsafeSlow(Math.max(usualSize * this.#entries.length, needed, this.#bytes.length * 1.5));
			this.#bytes.copy(larger, 0, 0, this.#end);
			this.#bytes = larger;
		}

		this.#end += this.#bytes.write(text, this.#end, 'utf8');
	}

	/**
	What was found for a beginning of the text, if those are few entries: the text can be in no others. Each key of a filter makes its last word longer.
	*/
	#foundForBeginningOf(text: string): Found | undefined {
		return this.#remembered.entries().find(([beginning, {count}]) => text.startsWith(beginning) && count <= this.#entries.length * fewEntries)?.[1];
	}

	#findAmong({positions}: Found, text: string): Found {
		const sought = Buffer.from(text, 'utf8');
		const found = new Uint8Array(positions.length);
		let count = 0;
		for (let position = positions.indexOf(1); position !== -1; position = positions.indexOf(1, position + 1)) {
			const start = position === 0 ? 0 : this.#ends[position - 1]!;
			if (!this.#bytes.subarray(start, this.#ends[position]).includes(sought)) {
				continue;
			}

			found[position] = 1;
			count++;
		}

		return {positions: found, count};
	}

	#findInAll(text: string): Found {
		const sought = Buffer.from(text, 'utf8');
		const found = new Uint8Array(this.#entries.length);
		const bytes = this.#bytes.subarray(0, this.#end);
		let count = 0;
		let position = 0;
		let at = bytes.indexOf(sought);
		while (at !== -1) {
			while (this.#ends[position]! <= at) {
				position++;
			}

			found[position] = 1;
			count++;
			at = bytes.indexOf(sought, this.#ends[position]);
		}

		return {positions: found, count};
	}

	/**
	Adds at most `most` more entries. Returns how many are left. `find` adds what is left by itself, which takes some tenths of a second for 100,000 entries.
	*/
	add(most: number): number {
		if (this.#ends.length === 0) {
			this.#ends = new Uint32Array(this.#entries.length);
		}

		const to = Math.min(this.#entries.length, this.#count + most);
		for (; this.#count < to; this.#count++) {
			const {foldedDescription, foldedId, grants} = this.#entries[this.#count]!;
			let text = foldedDescription + fieldEnd + foldedId;
			for (const {database} of grants) {
				text += fieldEnd + database;
			}

			this.#write(text + entryEnd);
			this.#ends[this.#count] = this.#end;
		}

		return this.#entries.length - this.#count;
	}

	/**
	Finds the entries that hold this folded text in one of their fields: 1 at the position of each of them, not to be changed. Undefined for a text that has to be looked for in each field by itself.
	*/
	find(text: string): Uint8Array | undefined {
		// What is no whole character in UTF-16 is written as U+FFFD.
		if (text === '' || text.includes(fieldEnd) || text.includes(entryEnd) || text.includes('\u{FFFD}') || !text.isWellFormed()) {
			return undefined;
		}

		this.add(Infinity);
		const known = this.#remembered.get(text);
		const shorter = known ?? this.#foundForBeginningOf(text);
		const found = known ?? (shorter ? this.#findAmong(shorter, text) : this.#findInAll(text));
		this.#remembered.delete(text);
		this.#remembered.set(text, found);
		for (const oldest of this.#remembered.keys().take(Math.max(0, this.#remembered.size - mostRemembered))) {
			this.#remembered.delete(oldest);
		}

		return found.positions;
	}
}

import {Buffer} from 'node:buffer';

/**
Whole elements of an array, as the text of a list.
*/
export type Elements = {
	readonly list: string;
	/**
	How many more characters than `list` the elements take in the array, with what stands around them. It may be negative, because the brackets of `list` are not all in the array.
	*/
	readonly around: number;
};

const comma = 0x2C;
const openBracket = 0x5B;
const closeBracket = 0x5D;
// The white space of JSON.
const blanks = new Set([0x20, 0x09, 0x0A, 0x0D]);
const firstElement = /^(?<before>[\t\n\r ]*\[[\t\n\r ]*)(?<mark>\{[\t\n\r ]*"(?:[^"\\]|\\.)*")/;

// A first key that is longer is not looked for, and the array is not cut.
const longestStart = 4096;

/**
Cuts the bytes of a JSON array of objects between its elements while they arrive, without reading them all.

The bytes of the first element up to the end of its first key, such as `{"accountId"`, mark the beginning of an element. The last such place that is preceded by a comma is where the bytes are cut. The place may be wrong, where an object inside an element begins with the same bytes. Then the text is no list, and whoever parses it has to call `putBack`. A text that does parse as a list was cut in the right place: its brackets match, so the cut is between two elements of the array itself.
*/
export class ArraySplitter {
	readonly #cutFrom: number;
	#bytes = Buffer.alloc(1);
	// At least 1.
	#start = 1;
	// Where the next element begins, counted from the start: after the array's bracket at first.
	#from = 0;
	#end = 1;
	#mark: Uint8Array | undefined;
	#isCutting = true;
	#cutAt: number | undefined;
	// The bytes that brackets took the place of, to be put back.
	#replaced: ReadonlyArray<readonly [place: number, byte: number]> = [];

	/**
	`cutFrom` is the number of bytes from which on the array is cut; a shorter one stays whole.
	*/
	constructor(cutFrom: number) {
		this.#cutFrom = cutFrom;
	}

	#drop(): void {
		if (this.#cutAt === undefined) {
			return;
		}

		this.#start = this.#cutAt;
		this.#from = 0;
		this.#cutAt = undefined;
		this.#replaced = [];
	}

	#append(piece: Uint8Array): void {
		if (this.#end + piece.length > this.#bytes.length) {
			const used = this.#end - this.#start;
			const larger = used + piece.length + 1 > this.#bytes.length / 2 ? Buffer.allocUnsafeSlow(2 * (used + piece.length + 1)) : this.#bytes;
			// The first byte is left free, for a bracket.
			this.#bytes.copy(larger, 1, this.#start, this.#end);
			this.#bytes = larger;
			this.#start = 1;
			this.#end = used + 1;
		}

		this.#bytes.set(piece, this.#end);
		this.#end += piece.length;
	}

	#replace(place: number, byte: number): void {
		this.#replaced = [...this.#replaced, [place, this.#bytes[place]!]];
		this.#bytes[place] = byte;
	}

	#cut(): Elements | undefined {
		const bytes = this.#bytes.subarray(this.#start, this.#end);
		if (this.#mark === undefined) {
			const {mark, before = ''} = firstElement.exec(bytes.toString('latin1', 0, longestStart))?.groups ?? {};
			if (mark === undefined) {
				this.#isCutting = false;
				return undefined;
			}

			this.#mark = Buffer.from(mark, 'latin1');
			this.#from = before.length;
		}

		const from = this.#from;
		const next = bytes.lastIndexOf(this.#mark);
		let to = next - 1;
		while (to > from && blanks.has(bytes[to]!)) {
			to--;
		}

		if (to <= from || bytes[to] !== comma) {
			return undefined;
		}

		this.#cutAt = this.#start + next;
		// Brackets around the elements, in place of the comma after them and of what is before them, make them a list without a copy.
		this.#replace(this.#start + from - 1, openBracket);
		this.#replace(this.#start + to, closeBracket);
		return {list: this.#bytes.toString('utf8', this.#start + from - 1, this.#start + to + 1), around: from + next - to - 2};
	}

	/**
	Takes the next bytes. Returns elements once there are enough of them.
	*/
	take(piece: Uint8Array): Elements | undefined {
		this.#drop();
		this.#append(piece);
		return this.#isCutting && this.#end - this.#start >= this.#cutFrom ? this.#cut() : undefined;
	}

	/**
	Takes back the elements that `take` returned last, and cuts no more: everything from there on is in `rest`.
	*/
	putBack(): void {
		for (const [place, byte] of this.#replaced) {
			this.#bytes[place] = byte;
		}

		this.#cutAt = undefined;
		this.#isCutting = false;
	}

	/**
	The bytes that were not returned as elements. They begin with the array's bracket if none were.
	*/
	rest(): Uint8Array {
		this.#drop();
		return this.#bytes.subarray(this.#start, this.#end);
	}
}

import {
	isOpenPaste,
	pasteEnd,
	pasteStart,
	pastedText,
} from './split-keys.js';

/**
How much of a paste is kept, in UTF-16 units: more than any field takes, so that the field can say that it cut the paste.
*/
const longestPaste = 1_000_000;

/**
How long the part of an unfinished paste that has arrived may be until it is put aside, in UTF-16 units.
*/
const longestRest = 65_536;

/**
The start of an unfinished bracketed paste that comes in many reads. Put aside, it is not searched again for the paste's end at each read, so the time for a paste grows with its length only.
*/
export class LongPaste {
	#start = '';

	/**
	Gives the part of an unfinished paste that stays in the input: all of it while it is short, else its last characters, in which its end may have begun.
	*/
	shorten(rest: string): string {
		if (rest.length <= longestRest || !isOpenPaste(rest)) {
			return rest;
		}

		const from = rest.length - pasteEnd.length;
		this.#start = (this.#start + rest.slice(pasteStart.length, from)).slice(0, longestPaste);
		return pasteStart + rest.slice(from);
	}

	/**
	Gives the whole paste when its end has come: `key` is the part that stayed in the input. Any other key comes back as it is.
	*/
	finish(key: string): string {
		const start = this.#start;
		this.#start = '';
		return start === '' ? key : pasteStart + start + key.slice(pasteStart.length);
	}

	/**
	Forgets a paste whose end was lost.
	*/
	drop(): void {
		this.#start = '';
	}
}

/**
Two pastes as one, cut at the bound.
*/
export const joinPastes = (first: string, second: string): string => pasteStart + (pastedText(first) + pastedText(second)).slice(0, longestPaste) + pasteEnd;

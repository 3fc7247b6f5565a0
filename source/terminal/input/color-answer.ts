import {escape} from './split-keys.js';

const introducer = `${escape}]11;`;
const bell = '\u{7}';
const stringEnd = `${escape}\\`;

/**
How long a colour may be, in UTF-16 units: more than any terminal sends.
*/
const longestColor = 64;

// `rgb:`, `rgba:` or `#`, and hexadecimal digits.
const isOfColor = (character: string): boolean => /^[\d#/:a-gr]$/iu.test(character);

/**
The end of an answer whose beginning came long before.
*/
const cutEnd = /^[\d#/:;a-gr\]]*(?:\u{7}|\u{1B}?\\)/iu; // eslint-disable-line no-control-regex, regexp/no-control-character -- an answer ends with BEL, or with ESC \

/**
Takes the terminal's answer to the question for its background out of the input: `ESC ] 11 ;`, a colour, and BEL or `ESC \`, in any parts and however late. Before the question, it lets everything through.

An ESC at the end of a read goes on at once, because it may be the key Esc; the answer takes it back if it turns out to be its first character.
*/
export class ColorAnswer {
	#listener: ((color: string) => void) | undefined;
	/**
	What has come of the answer so far.
	*/
	#matched = '';
	/**
	The part of it that is not given out.
	*/
	#held = '';
	#isCut = false;

	/**
	Takes a character that is the next one of the answer. Gives whether it is.
	*/
	#takes(character: string): boolean {
		const next = this.#matched + character;
		const isColor = this.#matched.length >= introducer.length;
		if (isColor ? next.length > introducer.length + longestColor || !this.#isNextOfColor(character) : !introducer.startsWith(next)) {
			return false;
		}

		this.#matched = next;
		this.#held += character;
		if (isColor && (next.endsWith(bell) || next.endsWith(stringEnd))) {
			const color = next.slice(introducer.length).slice(0, next.endsWith(bell) ? -bell.length : -stringEnd.length);
			this.#forget();
			this.#isCut = false;
			this.#listener?.(color);
		}

		return true;
	}

	#isNextOfColor(character: string): boolean {
		return this.#matched.endsWith(escape) ? character === '\\' : isOfColor(character) || character === bell || character === escape;
	}

	/**
	What was held, when the next character shows that no answer goes on here. Of a colour that has begun nothing is a key, except an ESC at its end, which may begin one.
	*/
	#giveBack(): string {
		const isColor = this.#matched.length >= introducer.length;
		const given = isColor ? '' : this.#held;
		const restart = isColor && this.#held.endsWith(escape) ? escape : '';
		this.#matched = restart;
		this.#held = restart;
		return given;
	}

	/**
	What is given out because of a character: nothing where it goes on with the answer.
	*/
	#pass(character: string): string {
		let given = '';
		while (!this.#takes(character)) {
			if (this.#matched === '') {
				return given + character;
			}

			given += this.#giveBack();
		}

		return given;
	}

	#forget(): void {
		this.#matched = '';
		this.#held = '';
	}

	/**
	Begins to look for the answer. `listener` gets each colour as the terminal wrote it, such as `rgb:ffff/ffff/ffff`.
	*/
	expect(listener: (color: string) => void): void {
		this.#listener = listener;
	}

	/**
	Says that what comes next does not follow the last read's ESC, which was a part of a paste.
	*/
	forgetEscape(): void {
		if (this.#held === '') {
			this.#matched = '';
		}
	}

	/**
	Whether an answer has begun whose end has not come.
	*/
	get isOpen(): boolean {
		return this.#held !== '';
	}

	/**
	What one read brought, without the answer. `rest` is what waits in the input for the end of its key, and comes back without an ESC that was the answer's.
	*/
	strip(text: string, rest: string): {readonly text: string; readonly rest: string} {
		if (this.#listener === undefined) {
			return {text, rest};
		}

		let remaining = text;
		if (this.#isCut) {
			const end = cutEnd.exec(text)?.[0];
			this.#isCut = end === undefined;
			remaining = text.slice(end?.length ?? 0);
		}

		// An ESC that was given out before.
		const isTaken = this.#matched === escape && this.#held === '' && remaining.startsWith(introducer[1]!) && rest.endsWith(escape);
		if (isTaken) {
			this.#held = escape;
		}

		let given = '';
		for (const character of remaining) {
			given += this.#pass(character);
		}

		if (this.#held === escape) {
			given += escape;
			this.#held = '';
		}

		return {text: given, rest: isTaken ? rest.slice(0, -escape.length) : rest};
	}

	/**
	Gives up the end of an answer that has begun. If it comes after all, it is taken out too. Gives what was a key: a `]` that was typed after the key Esc.
	*/
	cut(): string {
		const key = this.#held === introducer[1] ? this.#held : '';
		this.#isCut ||= this.isOpen;
		this.#forget();
		return key;
	}
}

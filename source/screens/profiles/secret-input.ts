import {inspect} from 'node:util';

/**
Holds a secret while it is typed, outside of React's state. It prints as `[secret]`.
*/
export class SecretInput {
	#text = '';

	/**
	In UTF-16 units.
	*/
	get length(): number {
		return this.#text.length;
	}

	/**
	Adds one character, or a paste without the line breaks at its end, which belong to the line that was copied. It keeps every other character, because a character that no token has is refused with a reason when the whole is read.
	*/
	add(text: string): void {
		let end = text.length;
		while (text[end - 1] === '\n' || text[end - 1] === '\r') {
			end--;
		}

		this.#text += text.slice(0, end);
	}

	/**
	Removes the last UTF-16 unit.
	*/
	erase(): void {
		this.#text = this.#text.slice(0, -1);
	}

	clear(): void {
		this.#text = '';
	}

	/**
	Gives the typed text and forgets it. Undefined if there is none.
	*/
	take(): string | undefined {
		const text = this.#text;
		this.#text = '';
		return text === '' ? undefined : text;
	}

	[inspect.custom](): string {
		return '[secret]';
	}
}

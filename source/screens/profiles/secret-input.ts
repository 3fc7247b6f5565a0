import {inspect} from 'node:util';

/**
A secret while it is being typed, outside of React's state. Prints as `[secret]`.
*/
export class SecretInput {
	#text = '';

	get length(): number {
		return this.#text.length;
	}

	/**
	One character, or a paste without the line breaks at its end, which belong to the line that was copied. Everything else is kept: what no token has is refused and told once the whole is there.
	*/
	add(text: string): void {
		let end = text.length;
		while (text[end - 1] === '\n' || text[end - 1] === '\r') {
			end--;
		}

		this.#text += text.slice(0, end);
	}

	erase(): void {
		this.#text = this.#text.slice(0, -1);
	}

	clear(): void {
		this.#text = '';
	}

	/**
	What was typed, once; `undefined` for nothing.
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

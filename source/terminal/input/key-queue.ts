import {joinPastes} from './long-paste.js';

export const controlC = '\u{3}';

/**
How many keys may wait when Ctrl+C comes. More keys were not typed by a person and would delay Ctrl+C, so they are dropped.
*/
const mostBeforeControlC = 64;

export type Key = {
	readonly text: string;
	readonly isBurst: boolean;
	/**
	Whether the key is a whole read of text. A long paste without brackets comes in many such reads.
	*/
	readonly isPiece: boolean;
};

/**
The keys that were read and have not been given out.
*/
export class KeyQueue {
	readonly #keys: Key[] = [];

	get length(): number {
		return this.#keys.length;
	}

	/**
	Adds a key at the end. A piece of a paste joins the piece before it, because each paste of its own would need a render of its own.
	*/
	add(key: Key): void {
		const last = this.#keys.at(-1);
		if (key.isPiece && last?.isPiece) {
			this.#keys.pop();
			this.#keys.push({...key, text: joinPastes(last.text, key.text)});
			return;
		}

		if (key.text === controlC && this.#keys.length > mostBeforeControlC) {
			this.#keys.length = 0;
		}

		this.#keys.push(key);
	}

	/**
	Takes the oldest key; undefined when there is none.
	*/
	take(): Key | undefined {
		return this.#keys.shift();
	}
}

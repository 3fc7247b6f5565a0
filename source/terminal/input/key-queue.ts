import {joinPastes} from './long-paste.js';

export const controlC = '\u{3}';

/**
How many keys may wait when Ctrl+C comes. More are no typing, and would hold it up: they are dropped.
*/
const mostBeforeControlC = 64;

export type Key = {
	readonly text: string;
	readonly isBurst: boolean;
	/**
	Whether it is a read full of text, as a long paste without brackets comes in many.
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
	Adds a key at the end. A piece of a paste joins the piece before it: as many pastes, the pieces would be as many renders.
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

import {redact} from '../secrets/redact.js';
import type {Message} from './stack-and-message.js';

export type KeptMessage = Message & {
	/**
	When the message was shown first, in ms since the epoch.
	*/
	readonly at: number;
};

const mostMessages = 50;

/**
The last messages of the program, at most 50, in memory only. A text that looks like a secret is replaced before it is kept.
*/
export class MessageLog {
	readonly #now: () => number;
	#kept: readonly KeptMessage[] = [];

	/**
	`now` gives the time in ms since the epoch.
	*/
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	Keeps a message, unless it is the same as the newest one.
	*/
	keep({text, meaning}: Message): void {
		const kept = redact(text);
		if (this.#kept[0]?.text !== kept) {
			this.#kept = [{text: kept, meaning, at: this.#now()}, ...this.#kept].slice(0, mostMessages);
		}
	}

	/**
	The messages, the newest first.
	*/
	newestFirst(): readonly KeptMessage[] {
		return this.#kept;
	}
}

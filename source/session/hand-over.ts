import {inspect} from 'node:util';
import type {Secret} from '../secrets/secret.js';

/**
A created token whose secret this program has.
*/
export type SecretEntry = {
	readonly secret: Secret;
	/**
	As the service gave it; raw outside text.
	*/
	readonly tokenId: string;
	readonly description: string;
	readonly clusterId: string;
};

const writingTime = 1000; // Milliseconds

// UUIDs are the same in either case.
function keyOf(tokenId: string): string {
	return tokenId.toLowerCase();
}

type Held = SecretEntry & {isHandedOver: boolean; note?: (() => Promise<unknown>) | undefined};

/**
The secrets of tokens created since the program started, until they have been handed over: outside of React's state and of the screen stack, so that the program can keep them when it ends.
*/
export class HandOver {
	readonly #held = new Map<string, Held>();
	readonly #made = new Set<string>();
	readonly #expected = new Set<Promise<unknown>>();
	readonly #unfinished = new Set<Promise<unknown>>();
	readonly #notes = new Set<Promise<unknown>>();

	put(entry: SecretEntry): void {
		const key = keyOf(entry.tokenId);
		this.#made.add(key);
		this.#held.set(key, {...entry, isHandedOver: false});
	}

	/**
	Says how the journal is told that the secret was handed over.
	*/
	noteBy(tokenId: string, note: () => Promise<unknown>): void {
		const held = this.#held.get(keyOf(tokenId));
		if (held) {
			held.note = note;
		}
	}

	get(tokenId: string): Secret | undefined {
		return this.#held.get(keyOf(tokenId))?.secret;
	}

	/**
	Whether the token was created by this program since it started.
	*/
	hasMade(tokenId: string): boolean {
		return this.#made.has(keyOf(tokenId));
	}

	/**
	The secret is where a person wanted it, which is written down once. It can still be seen.
	*/
	async handedOver(tokenId: string): Promise<void> {
		const held = this.#held.get(keyOf(tokenId));
		if (!held || held.isHandedOver) {
			return;
		}

		held.isHandedOver = true;
		const note = held.note?.();
		if (note === undefined) {
			return;
		}

		this.#notes.add(note);
		await note;
		this.#notes.delete(note);
	}

	/**
	After this nobody can see the secret again.
	*/
	forget(tokenId: string): void {
		this.#held.delete(keyOf(tokenId));
	}

	/**
	Those that would be lost if the program ended now.
	*/
	inHand(): readonly SecretEntry[] {
		return this.#held.values().filter(({isHandedOver}) => !isHandedOver).toArray();
	}

	/**
	Takes note of an answer on its way that may bring a secret.
	*/
	async expect<Value>(answer: Promise<Value>): Promise<Value> {
		this.#expected.add(answer);
		try {
			return await answer;
		} finally {
			this.#expected.delete(answer);
		}
	}

	/**
	Takes note of a create until it is written down what came of it.
	*/
	async finish<Value>(creation: Promise<Value>): Promise<Value> {
		this.#unfinished.add(creation);
		try {
			return await creation;
		} finally {
			this.#unfinished.delete(creation);
		}
	}

	/**
	Whether an answer is on its way that may bring a secret.
	*/
	get isAnswerExpected(): boolean {
		return this.#expected.size > 0;
	}

	/**
	What an end of the program has to wait for: an answer, whose outcome has a moment more to be written down once it is here, and what is being written about a secret that was handed over. Undefined where there is neither.
	*/
	expected(): Promise<unknown> | undefined {
		if (this.isAnswerExpected) {
			return (async () => {
				await Promise.allSettled(this.#expected);
				await settledSoon([...this.#unfinished, ...this.#notes]);
			})();
		}

		return this.#notes.size > 0 ? settledSoon([...this.#notes]) : undefined;
	}

	[inspect.custom](): string {
		return '[secrets]';
	}
}

async function settledSoon(promises: ReadonlyArray<Promise<unknown>>): Promise<void> {
	await Promise.race([Promise.allSettled(promises), new Promise(resolve => {
		setTimeout(resolve, writingTime);
	})]);
}

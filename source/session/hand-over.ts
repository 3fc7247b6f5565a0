import {inspect} from 'node:util';
import type {Secret} from '../secrets/secret.js';

/**
A token that this program created, with its secret.
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
The secrets of tokens that were created since the program started, until the person has them. They are outside of React's state and of the screen stack, so that the program can keep them when it ends.
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
	Sets the function that writes into the journal that the secret was handed over.
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
	Notes that the person has the secret, and writes that into the journal once. `get` still gives the secret.
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
	Forgets the secret, so that it cannot be shown again.
	*/
	forget(tokenId: string): void {
		this.#held.delete(keyOf(tokenId));
	}

	/**
	The secrets that would be lost if the program ended now.
	*/
	inHand(): readonly SecretEntry[] {
		return this.#held.values().filter(({isHandedOver}) => !isHandedOver).toArray();
	}

	/**
	Remembers an answer that is on its way and may bring a secret.
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
	Remembers a create until its outcome is in the journal.
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
	What the program has to wait for before it ends: an answer that may bring a secret, and then up to one second until its outcome is in the journal; and what is being written about a secret that was handed over, up to one second too. Undefined where there is neither.
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

import type {Wait} from './back-off.js';
import type {TokenList} from './looked.js';

// Milliseconds from the first change that waits for the list to the start of its loading, while other changes are being worked on.
const longestGathering = 3000;
// And at least this many times as long as the last loading took: a list of 100,000 tokens is work for the service.
const pauseForLoad = 5;

type Next = PromiseWithResolvers<TokenList>;

/**
Loads the list of all tokens for the changes of one batch whose tokens a GET did not find, or whose requests are verified by a list. Changes that ask while others are at work share one loading. It begins when all changes in flight wait for it, when `mostWaiting` do, and after a few seconds at the latest, so that a batch of 1,000 loads only a few lists.

A change gets a list only from a loading that began after the change asked for it.
*/
export class SharedList {
	readonly #load: () => Promise<TokenList>;
	readonly #mostWaiting: number;
	readonly #wait: Wait;
	readonly #onWaiting: () => void;
	readonly #closing = new AbortController();
	#next: Next | undefined;
	#waiting = 0;
	// How many of them wait for the next loading.
	#gathered = 0;
	#isLoading = false;
	#isDue = false;
	#lastDuration = 0;

	constructor({load, mostWaiting, wait, onWaiting}: {
		readonly load: () => Promise<TokenList>;
		readonly mostWaiting: number;
		readonly wait: Wait;
		/**
		Called when one more change waits, so that the run begins another one in its place or calls `loadNow()`.
		*/
		readonly onWaiting: () => void;
	}) {
		this.#load = load;
		this.#mostWaiting = mostWaiting;
		this.#wait = wait;
		this.#onWaiting = onWaiting;
	}

	async #loadLater(next: Next): Promise<void> {
		await this.#wait(Math.max(longestGathering, pauseForLoad * this.#lastDuration), this.#closing.signal);
		if (this.#next === next && !this.#closing.signal.aborted) {
			this.loadNow();
		}
	}

	async #begin({resolve, reject}: Next): Promise<void> {
		this.#isLoading = true;
		const start = performance.now();
		try {
			resolve(await this.#load());
		} catch (error) {
			reject(error);
		}

		this.#lastDuration = performance.now() - start;
		this.#isLoading = false;
		if (this.#isDue) {
			this.loadNow();
		}
	}

	/**
	How many changes wait for a list.
	*/
	get waiting(): number {
		return this.#waiting;
	}

	async ask(): Promise<TokenList> {
		if (this.#next === undefined) {
			this.#next = Promise.withResolvers();
			void this.#loadLater(this.#next);
		}

		const {promise} = this.#next;
		this.#waiting++;
		this.#gathered++;
		if (this.#gathered >= this.#mostWaiting) {
			this.loadNow();
		}

		this.#onWaiting();
		try {
			return await promise;
		} finally {
			this.#waiting--;
		}
	}

	/**
	Begins the loading that changes wait for, if any do. If a loading is going on, the next one begins after it.
	*/
	loadNow(): void {
		if (this.#next === undefined || this.#isLoading) {
			this.#isDue = this.#next !== undefined;
			return;
		}

		const next = this.#next;
		this.#next = undefined;
		this.#gathered = 0;
		this.#isDue = false;
		void this.#begin(next);
	}

	/**
	Ends the timer, which would keep the process alive.
	*/
	close(): void {
		this.#closing.abort();
	}
}

import type {ApiError} from '../api/api-error.js';
import type {Answer, ManagementApi} from '../api/types.js';
import type {Wait} from './back-off.js';
import {consequenceOf} from './consequence.js';
import {pauseBeforeEnd} from './pause-before-end.js';
import type {ChangePause, ChangeStop} from './types.js';

/**
Whether a change can still be put back in the queue: `may-withdraw` when none of its requests is in doubt, `must-finish` when a request of it has to be verified.
*/
export type Claim = 'may-withdraw' | 'must-finish';

/**
What a change asks a place for: to have a GET or a list on the wire, to have a DELETE or a PATCH on the wire, or to write the intent of a DELETE or a PATCH and to wait with it for its turn on the wire.
*/
export type Lane = 'read' | 'send' | 'intend';

/**
A place in a lane.
*/
export type Pass = {
	/**
	Gives the place back. By the answer, if a request was sent, the gate decides whether to hold or end the batch.
	*/
	leave(answer?: Answer<unknown>): void;
};

type RateLimitPause = Extract<ChangePause, {kind: 'rate-limited'}>;

type GateOptions = {
	/**
	How many DELETEs and PATCHes are on the wire at once.
	*/
	readonly width: number;
	readonly now: () => Date;
	readonly wait: Wait;
	readonly onChange: () => void;
	/**
	When the management token ends; undefined for a change alone, which has no middle to pause in.
	*/
	readonly tokenEnd: ManagementApi['tokenEnd'];
};

/**
Every request of a batch passes through its gate, which counts the requests on the wire, and holds or ends the batch according to the answers.

Reads have lanes of their own, twice as many as the requests that change something, so that these do not wait for them. Half as many intents again may be written as requests are sent, so that a request finds its intent on the disk when its turn comes; a program that is killed leaves no more than those without an outcome. With a width of 1, there is one request of any kind at a time.

A 401 holds the batch until `resume()`. A management token that ends too soon for another change holds it too, before the next change is looked at or its intent written; the changes whose intents are written are sent and verified meanwhile, because the token still works. A 429 holds it for its Retry-After and lets one request at a time through from then on; a 403 and read-only end it.
*/
export class Gate {
	readonly #options: GateOptions;
	readonly #stopping = new AbortController();
	readonly #closing = new AbortController();
	#width: number;
	readonly #inside: Record<Lane, number> = {read: 0, send: 0, intend: 0};
	#rateLimits = 0;
	// Counts the management tokens, so that a late 401 to a replaced one does not hold the batch again.
	#generation = 0;
	#unauthorized: ChangePause | undefined;
	// The end of a token with which the batch goes on nevertheless, because there is no better one.
	#acceptedEnd: number | undefined;
	#rateLimited: RateLimitPause | undefined;
	#stoppedFor: ChangeStop | undefined;
	#changed = Promise.withResolvers<void>();

	constructor(options: GateOptions) {
		this.#options = options;
		this.#width = options.width;
	}

	#heed(error: ApiError, generation: number): void {
		if (error.kind === 'rate-limited') {
			this.#width = 1;
			this.#rateLimits++;
		}

		const consequence = consequenceOf(error, this.#rateLimits, this.#options.now().getTime());
		if (consequence?.kind === 'stop') {
			this.stop(consequence.reason);
		} else if (consequence?.kind === 'hold') {
			this.#hold(consequence.pause, generation);
		}
	}

	#hold(pause: ChangePause, generation: number): void {
		if (pause.kind === 'rate-limited') {
			if (pause.until > (this.#rateLimited?.until ?? 0)) {
				this.#rateLimited = pause;
				void this.#release(pause);
			}
		} else if (generation === this.#generation && this.#stoppedFor === undefined) {
			this.#unauthorized = pause;
		}
	}

	async #release(pause: RateLimitPause): Promise<void> {
		await this.#options.wait(Math.max(0, pause.until - this.#options.now().getTime()), this.#closing.signal);
		// A longer one may have taken its place meanwhile.
		if (this.#rateLimited !== pause) {
			return;
		}

		this.#rateLimited = undefined;
		this.#change();
	}

	#heedTokenEnd(): void {
		const pause = this.pausedFor ?? this.#stoppedFor ? undefined : pauseBeforeEnd(this.#options.tokenEnd(), {acceptedEnd: this.#acceptedEnd, now: this.#options.now().getTime()});
		if (!pause) {
			return;
		}

		this.#unauthorized = pause;
		this.#change();
	}

	// Whether the hold lets no request through, not even one whose intent is written.
	get #isHeldWhole(): boolean {
		return this.#rateLimited !== undefined || (this.#unauthorized !== undefined && !('endsAt' in this.#unauthorized));
	}

	#isFull(lane: Lane): boolean {
		const {read, send, intend} = this.#inside;
		switch (lane) {
			case 'intend': {
				return intend >= (this.#width === 1 ? 1 : Math.ceil(1.5 * this.#width));
			}

			case 'read': {
				return this.#width === 1 ? read + send > 0 : read >= 2 * this.#width;
			}

			case 'send': {
				return this.#width === 1 ? read + send > 0 : send >= this.#width;
			}
		}
	}

	#change(): void {
		const {resolve} = this.#changed;
		this.#changed = Promise.withResolvers<void>();
		resolve();
		this.#options.onChange();
	}

	get pausedFor(): ChangePause | undefined {
		return this.#unauthorized ?? this.#rateLimited;
	}

	get stoppedFor(): ChangeStop | undefined {
		return this.#stoppedFor;
	}

	get width(): number {
		return this.#width;
	}

	/**
	Whether a new change may begin: the batch is neither held nor stopped.
	*/
	get isClear(): boolean {
		return this.pausedFor === undefined && this.#stoppedFor === undefined;
	}

	/**
	Whether a request whose intent is written may leave.
	*/
	get maySend(): boolean {
		return !this.#isHeldWhole && this.#stoppedFor === undefined;
	}

	/**
	Aborts when the batch is stopped, so that a wait before another try ends.
	*/
	get stopSignal(): AbortSignal {
		return this.#stopping.signal;
	}

	/**
	Waits for a place in a lane. Undefined for a `may-withdraw` claim as soon as the batch is held or stopped.
	*/
	async enter(claim: Claim, lane: Lane): Promise<Pass | undefined> {
		if (claim === 'may-withdraw' && lane !== 'send') {
			this.#heedTokenEnd();
		}

		if (claim === 'may-withdraw' && !(lane === 'send' ? this.maySend : this.isClear)) {
			return undefined;
		}

		if (this.#isHeldWhole || this.#isFull(lane)) {
			await this.#changed.promise;
			return this.enter(claim, lane);
		}

		this.#inside[lane]++;
		const generation = this.#generation;
		return {
			leave: answer => {
				this.#inside[lane]--;
				if (answer?.ok === false) {
					this.#heed(answer.error, generation);
				}

				this.#change();
			},
		};
	}

	/**
	Sends one GET or list through the gate. Undefined when the claim was withdrawn and nothing was sent.
	*/
	async ask<Value>(claim: Claim, call: () => Promise<Answer<Value>>): Promise<Answer<Value> | undefined> {
		const pass = await this.enter(claim, 'read');
		if (pass === undefined) {
			return undefined;
		}

		const answer = await call();
		pass.leave(answer);
		return answer;
	}

	/**
	Ends the batch; of several reasons the first one stays. A hold for a 401 ends too: a stopped batch does not wait for another management token.
	*/
	stop(reason: ChangeStop): void {
		if (this.#stoppedFor !== undefined) {
			return;
		}

		this.#stoppedFor = reason;
		this.#unauthorized = undefined;
		this.#stopping.abort();
		this.#change();
	}

	/**
	Ends the hold for a management token. The batch goes on with the token in place then, even if that ends soon too.
	*/
	resume(): void {
		if (this.#unauthorized === undefined) {
			return;
		}

		this.#generation++;
		this.#acceptedEnd = this.#options.tokenEnd()?.at;
		this.#unauthorized = undefined;
		this.#change();
	}

	/**
	Ends the gate's timer, which would keep the process alive.
	*/
	close(): void {
		this.#rateLimited = undefined;
		this.#closing.abort();
	}
}

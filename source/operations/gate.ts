import type {ApiError} from '../api/api-error.js';
import type {Answer} from '../api/types.js';
import type {Wait} from './back-off.js';
import {consequenceOf} from './consequence.js';
import type {ChangePause, ChangeStop} from './types.js';

/**
Whether a change can still be put back in the queue: `may-withdraw` when none of its requests is in doubt, `must-finish` when a request of it has to be verified.
*/
export type Claim = 'may-withdraw' | 'must-finish';

/**
The right to have one request on the wire.
*/
export type Pass = {
	/**
	Gives the right back. By the answer, if a request was sent, the gate decides whether to hold or end the batch.
	*/
	leave(answer?: Answer<unknown>): void;
};

type RateLimitPause = Extract<ChangePause, {kind: 'rate-limited'}>;

type GateOptions = {
	readonly width: number;
	readonly now: () => Date;
	readonly wait: Wait;
	readonly onChange: () => void;
};

/**
Every request of a batch passes through its gate, which counts the requests on the wire, and holds or ends the batch according to the answers.

A 401 holds the batch until `resume()`; a 429 holds it for its Retry-After and lets one request at a time through from then on; a 403 and read-only end it.
*/
export class Gate {
	readonly #options: GateOptions;
	readonly #stopping = new AbortController();
	readonly #closing = new AbortController();
	#width: number;
	#inside = 0;
	#rateLimits = 0;
	// Counts the management tokens, so that a late 401 to a replaced one does not hold the batch again.
	#generation = 0;
	#unauthorized: ChangePause | undefined;
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

	#change(): void {
		const {resolve} = this.#changed;
		this.#changed = Promise.withResolvers<void>();
		resolve();
		this.#options.onChange();
	}

	get width(): number {
		return this.#width;
	}

	get pausedFor(): ChangePause | undefined {
		return this.#unauthorized ?? this.#rateLimited;
	}

	get stoppedFor(): ChangeStop | undefined {
		return this.#stoppedFor;
	}

	/**
	Whether a new request may leave: the batch is neither held nor stopped.
	*/
	get isClear(): boolean {
		return this.pausedFor === undefined && this.#stoppedFor === undefined;
	}

	/**
	Aborts when the batch is stopped, so that a wait before another try ends.
	*/
	get stopSignal(): AbortSignal {
		return this.#stopping.signal;
	}

	/**
	Waits for the right to send one request. Undefined for a `may-withdraw` claim as soon as the batch is held or stopped.
	*/
	async enter(claim: Claim): Promise<Pass | undefined> {
		if (claim === 'may-withdraw' && !this.isClear) {
			return undefined;
		}

		if (this.pausedFor !== undefined || this.#inside >= this.#width) {
			await this.#changed.promise;
			return this.enter(claim);
		}

		this.#inside++;
		const generation = this.#generation;
		return {
			leave: answer => {
				this.#inside--;
				if (answer?.ok === false) {
					this.#heed(answer.error, generation);
				}

				this.#change();
			},
		};
	}

	/**
	Sends one request through the gate. Undefined when the claim was withdrawn and nothing was sent.
	*/
	async ask<Value>(claim: Claim, call: () => Promise<Answer<Value>>): Promise<Answer<Value> | undefined> {
		const pass = await this.enter(claim);
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
	Ends the hold of a 401.
	*/
	resume(): void {
		if (this.#unauthorized === undefined) {
			return;
		}

		this.#generation++;
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

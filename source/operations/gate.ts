import type {ApiError} from '../api/errors.js';
import type {Answer} from '../api/types.js';
import type {Wait} from './back-off.js';
import {consequenceOf} from './consequence.js';
import type {ChangePause, ChangeStop} from './types.js';

/**
Whether a target can still be given up without a trace: `may-withdraw` when nothing on the wire is in doubt, `must-finish` when a request of it has to be verified.
*/
export type Claim = 'may-withdraw' | 'must-finish';

/**
The right to have one request on the wire.
*/
export type Pass = {
	/**
	Gives the right back. The answer, if there was a request, tells the gate what holds for all others.
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
The one place that every request of a batch passes: counts those on the wire, and holds or ends the batch by what the answers say.

401 holds until `resume()`; 429 holds for its Retry-After and lets one request at a time through from then on; 403 and read-only end the batch.
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
	Nothing speaks against a new request: neither held nor stopped.
	*/
	get isClear(): boolean {
		return this.pausedFor === undefined && this.#stoppedFor === undefined;
	}

	/**
	Aborts at the stop, so that a wait before another try ends.
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
	One request through the gate. Undefined when the claim was withdrawn and nothing was sent.
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
	Ends the batch; the first reason stays. A hold for a 401 ends too, since nobody will put another management token in place.
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
	Ends the gate's own timer, which would keep the process alive.
	*/
	close(): void {
		this.#rateLimited = undefined;
		this.#closing.abort();
	}
}

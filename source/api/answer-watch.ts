import type {ClientRequest, IncomingMessage} from 'node:http';
import type {Connections} from './connections.js';
import {logRequest} from './wire-log.js';

/**
Why the watch stops a call while its answer arrives: the answer is longer than the limit, or it switches to another protocol than HTTP.
*/
type StopReason = 'ANSWER_TOO_LONG' | 'ANSWER_UPGRADE';

// In bytes. An error that the API documents has only a code and a sentence.
const longestError = 65_536;

/**
Watches the answers of one call as they arrive. When an answer is too long or leaves HTTP, the watch sets `stopReason` and aborts the call through `signal`.

Node reports an answer `101 Switching Protocols` as an event of its own, which got does not listen to: without this watch, the call would never end.
*/
export class AnswerWatch {
	readonly #limit: number;
	readonly #wireLog: Connections['wireLog'];
	readonly #controller = new AbortController();
	#response: IncomingMessage | undefined;
	#attempt: number;
	readonly #outerSignal: AbortSignal | undefined;
	stopReason: StopReason | undefined;

	readonly onRequest = (request: ClientRequest): void => {
		if (this.#wireLog) {
			logRequest(request, {attempt: this.#attempt++, signal: this.#outerSignal}, this.#wireLog);
		}

		request.once('upgrade', (_response, socket) => {
			socket.destroy();
			this.#giveUp('ANSWER_UPGRADE');
		});
		request.once('response', response => {
			this.#response = response;
			// The header of a compressed body gives the compressed length, so it is read only of a body without an encoding.
			if (response.headers['content-encoding'] === undefined) {
				this.onProgress({transferred: Number(response.headers['content-length'] ?? 0)});
			}
		});
	};

	/**
	`transferred` is how many bytes of the body have arrived, counted after decompression.
	*/
	readonly onProgress = ({transferred}: {readonly transferred: number}): void => {
		const limit = isSuccess(this.#response?.statusCode) ? this.#limit : Math.min(longestError, this.#limit);
		if (transferred > limit) {
			this.#giveUp('ANSWER_TOO_LONG');
		}
	};

	/**
	`answerLimit` is for the body of a 2xx answer. Other answers have the limit `longestError` where that is lower. For the log, `attempt` is the number of the first request, and `signal` is what stops the call.
	*/
	constructor({answerLimit, wireLog}: Pick<Connections, 'answerLimit' | 'wireLog'>, {attempt = 1, signal}: {readonly attempt?: number; readonly signal?: AbortSignal | undefined} = {}) {
		this.#limit = answerLimit;
		this.#wireLog = wireLog;
		this.#attempt = attempt;
		this.#outerSignal = signal;
	}

	#giveUp(reason: StopReason): void {
		this.stopReason ??= reason;
		this.#controller.abort();
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/**
	The answer whose body is arriving; undefined before its headers are there.
	*/
	get response(): IncomingMessage | undefined {
		return this.#response;
	}
}

/**
Whether a status code is 2xx. False without one.
*/
export function isSuccess(status = 0): boolean {
	return status >= 200 && status <= 299;
}

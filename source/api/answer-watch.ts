import type {ClientRequest, IncomingMessage} from 'node:http';

/**
Why an answer is given up while it arrives: it is longer than the limit, or it leaves HTTP.
*/
type Surprise = 'ANSWER_TOO_LONG' | 'ANSWER_UPGRADE';

// In bytes. A documented error has a code and a sentence.
const longestError = 65_536;

/**
Watches the answers of one call as they arrive. `surprise` says why the call was given up, and `signal` aborts it then.

Node tells an answer `101 Switching Protocols` as an event of its own, which got does not listen to: without this, the call would never end.
*/
export class AnswerWatch {
	readonly #limit: number;
	readonly #controller = new AbortController();
	#response: IncomingMessage | undefined;
	surprise: Surprise | undefined;

	readonly onRequest = (request: ClientRequest): void => {
		request.once('upgrade', (_response, socket) => {
			socket.destroy();
			this.#giveUp('ANSWER_UPGRADE');
		});
		request.once('response', response => {
			this.#response = response;
			// Of a packed body, the header tells the packed length.
			if (response.headers['content-encoding'] === undefined) {
				this.onProgress({transferred: Number(response.headers['content-length'] ?? 0)});
			}
		});
	};

	/**
	`transferred` counts the bytes of the unpacked body that have arrived.
	*/
	readonly onProgress = ({transferred}: {readonly transferred: number}): void => {
		const limit = isSuccess(this.#response?.statusCode) ? this.#limit : Math.min(longestError, this.#limit);
		if (transferred > limit) {
			this.#giveUp('ANSWER_TOO_LONG');
		}
	};

	/**
	`limit` is in bytes of the unpacked body of a 2xx answer.
	*/
	constructor(limit: number) {
		this.#limit = limit;
	}

	#giveUp(surprise: Surprise): void {
		this.surprise ??= surprise;
		this.#controller.abort();
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/**
	The answer whose body is arriving.
	*/
	get response(): IncomingMessage | undefined {
		return this.#response;
	}
}

export function isSuccess(status = 0): boolean {
	return status >= 200 && status <= 299;
}

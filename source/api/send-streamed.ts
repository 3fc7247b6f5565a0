import {Buffer} from 'node:buffer';
import {setTimeout as delay} from 'node:timers/promises';
import type {RequestError} from 'got';
import {AnswerWatch} from './answer-watch.js';
import {isJson} from './parse-json.js';
import {
	outcomeOfError,
	sharedOptions,
	toReply,
	type Outcome,
	type Reply,
	type Request,
} from './request.js';
import {waitBeforeRetry, type Attempt} from './read-retry.js';
import type {Validated} from './validate.js';

/**
Reads a body while it arrives, so that it is never in memory as a whole.
*/
export type BodyReader<Value> = {
	/**
	Takes the next piece of the body, in bytes after decompression. It may wait, so that keys are answered meanwhile; then the service waits too.
	*/
	take(piece: Uint8Array): Promise<void>;
	/**
	The value of the whole body.
	*/
	end(): Promise<Validated<Value>>;
};

/**
An answer whose body a reader has read. The text of its body is empty.
*/
export type ReadReply<Value> = {readonly reply: Reply; readonly value: Validated<Value>};

/**
Sends one GET as `send` does, with the same retries, limits and failures, and hands the body to a reader while it arrives. Each attempt has a reader of its own. An answer other than a 200 with JSON is returned with its body as text, and is not given to a reader. Never throws for what the network or the service does.
*/
export async function sendStreamed<Value>(request: Request, openReader: () => BodyReader<Value>): Promise<Outcome | ReadReply<Value>> {
	for (let count = 1; ; count++) {
		const {outcome, attempt} = await tryOnce(request, openReader, count); // eslint-disable-line no-await-in-loop -- one attempt after the other
		const wait = attempt && waitBeforeRetry(count, attempt);
		if (wait === undefined) {
			return outcome;
		}

		try {
			await delay(wait, undefined, {signal: request.signal}); // eslint-disable-line no-await-in-loop -- as above
		} catch (error: unknown) {
			return outcomeOfError(error, request, new AnswerWatch(request.connections));
		}
	}
}

type Tried<Value> = {
	readonly outcome: Outcome | ReadReply<Value>;
	/**
	Undefined when the request must not be sent again.
	*/
	readonly attempt: Attempt | undefined;
};

async function tryOnce<Value>(request: Request, openReader: () => BodyReader<Value>, count: number): Promise<Tried<Value>> {
	// Loaded at the first call, so that the first frame does not wait for it.
	const {default: got} = await import('got');
	const watch = new AnswerWatch(request.connections, {attempt: count, signal: request.signal});
	const stream = got.stream(request.url, {...sharedOptions(request, watch), retry: {limit: 0}})
		.on('request', watch.onRequest)
		.on('downloadProgress', watch.onProgress)
		// The loop below sees each failure while it reads. Got keeps listening to the signal after the end when the answer came before the request counted as sent: a later abort would then raise an error without a listener, and Node would end the program.
		.on('error', () => undefined);
	const pieces: Uint8Array[] = [];
	let reader: BodyReader<Value> | undefined;
	try {
		for await (const piece of stream as AsyncIterable<Uint8Array>) {
			reader ??= isReadable(stream.response) ? openReader() : undefined;
			if (reader) {
				await reader.take(piece);
			} else {
				pieces.push(piece);
			}
		}

		const reply = toReply(stream.response!, {body: new TextDecoder().decode(Buffer.concat(pieces))});
		return {
			outcome: reader ? {reply, value: await reader.end()} : {reply},
			attempt: {code: undefined, status: reply.status, retryAfter: reply.retryAfter},
		};
	} catch (error: unknown) {
		const {stopReason, response} = watch;
		const isStopped = stopReason !== undefined || request.signal?.aborted;
		return {
			outcome: outcomeOfError(error, request, watch),
			attempt: isStopped ? undefined : {code: (error as Partial<RequestError>).code, status: response?.statusCode, retryAfter: response?.headers['retry-after']},
		};
	}
}

function isReadable(response: {readonly statusCode?: number; readonly headers: {readonly 'content-type'?: string | undefined}} | undefined): boolean {
	return response?.statusCode === 200 && isJson(response.headers['content-type']);
}

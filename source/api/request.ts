/**
This file, `send-streamed.ts` and `sign-in/post-form.ts` are the only ones that use got. They return plain data and no error of got: such an error holds the headers of the request, and with them the management token.
*/
import type {IncomingMessage} from 'node:http';
import type {RequestError} from 'got';
import type {Secret} from '../secrets/secret.js';
import {AnswerWatch, isSuccess} from './answer-watch.js';
import type {Connections} from './connections.js';
import {readRetry} from './read-retry.js';
import {toTransportFailure, type TransportFailure} from './transport-failure.js';
import type {Timeouts} from './types.js';
import {userAgent, wireOptions} from './wire-options.js';

export type Request = {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly body?: unknown;
	readonly secret: Secret;
	readonly timeouts: Timeouts;
	readonly connections: Connections;
	readonly signal?: AbortSignal | undefined;
};

/**
An answer of any status code, its body as text.
*/
export type Reply = {
	readonly status: number;
	readonly contentType: string | undefined;
	readonly location: string | undefined;
	readonly retryAfter: string | undefined;
	readonly date: string | undefined;
	/**
	Empty when the body was too long to be read; see `isCut`.
	*/
	readonly body: string;
	/**
	True for an answer outside 2xx whose body is longer than any error of the service: the body was not read.
	*/
	readonly isCut?: boolean;
};

export type Outcome = {readonly reply: Reply; readonly value?: undefined} | {readonly failure: TransportFailure};

/**
Sends one request. Returns the answer, with any status code, or why there is no answer. Never throws for what the network or the service does.

A GET is tried up to three times. A request that changes something is sent once: a repeated DELETE whose first answer was lost would get a 404 and look as if it had failed, and a repeated POST would make a second token.
*/
export async function send(request: Request): Promise<Outcome> {
	// Loaded at the first call, so that the first frame does not wait for it.
	const {default: got} = await import('got');
	const {method, url, body, connections} = request;
	const watch = new AnswerWatch(connections, {signal: request.signal});
	try {
		const response = await got(url, {
			...sharedOptions(request, watch),
			method,
			...(body !== undefined && {json: body}),
			// The body is decoded when it is complete, because got would keep every piece twice, as bytes and as text.
			responseType: 'buffer',
			retry: method === 'GET' ? readRetry : {limit: 0},
		}).on('request', watch.onRequest).on('downloadProgress', watch.onProgress);
		return {reply: toReply(response, {body: new TextDecoder().decode(response.body)})};
	} catch (error: unknown) {
		return outcomeOfError(error, request, watch);
	}
}

/**
The options of got that every request to the Management API has. `watch` can end the request.
*/
export function sharedOptions(request: Request, watch: AnswerWatch) {
	return {
		headers: {
			authorization: `Bearer ${request.secret.reveal()}`,
			accept: 'application/json',
			'user-agent': userAgent,
		},
		...wireOptions(request, watch),
	} as const;
}

/**
What an error that got threw means: an answer whose body was too long to be read, or no answer.
*/
export function outcomeOfError(error: unknown, {url, signal}: Request, {stopReason, response}: AnswerWatch): Outcome {
	if (stopReason === 'ANSWER_TOO_LONG' && response && !isSuccess(response.statusCode)) {
		return {reply: toReply(response, {body: '', isCut: true})};
	}

	if (stopReason !== undefined) {
		return {
			failure: {
				code: stopReason, stage: 'sent', timeout: undefined, isAborted: false,
			},
		};
	}

	return {failure: toTransportFailure(error as Partial<RequestError>, url, signal)};
}

/**
The parts of an answer that the program reads.
*/
export function toReply({statusCode, headers}: Pick<IncomingMessage, 'statusCode' | 'headers'>, body: Pick<Reply, 'body' | 'isCut'>): Reply {
	return {
		status: statusCode ?? 0,
		contentType: headers['content-type'],
		location: headers.location,
		retryAfter: headers['retry-after'],
		date: headers.date,
		...body,
	};
}

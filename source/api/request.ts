/**
The only file that uses got. It returns plain data and no error of got: such an error holds the headers of the request, and with them the management token.
*/
import type {IncomingMessage} from 'node:http';
import type {Socket} from 'node:net';
import type {TLSSocket} from 'node:tls';
import type {OptionsInit, RequestError} from 'got';
import type {Secret} from '../secrets/secret.js';
import {AnswerWatch, isSuccess} from './answer-watch.js';
import {isRefusedCertificate} from './describe-client-certificate.js';
import type {Connections} from './connections.js';
import {TunnelError, type TunnelStep} from './tunnel-agent.js';
import type {Timeouts} from './types.js';

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

/**
Why there is no whole answer.
*/
export type TransportFailure = {
	/**
	A code of Node's or got's, such as ECONNREFUSED, or the `stopReason` of an `AnswerWatch`.
	*/
	readonly code: string;
	/**
	How far the request came: no connection yet, a connection whose TLS handshake was not finished, or a connection on which the request may have gone out.
	*/
	readonly stage: 'connecting' | 'handshake' | 'sent';
	/**
	Which of the timeouts ran out, by got's name for it; `tunnel` for the way through a proxy; undefined when the failure is no timeout.
	*/
	readonly timeout: string | undefined;
	readonly isAborted: boolean;
	/**
	Where the request failed on its way through a proxy. Absent without a proxy, and once the connection through the proxy is made.
	*/
	readonly tunnel?: TunnelFailure | undefined;
};

export type TunnelFailure = {
	readonly step: TunnelStep;
	/**
	The status code with which the proxy refused. Undefined when the proxy did not answer; NaN when its answer was not HTTP.
	*/
	readonly status: number | undefined;
};

export type Outcome = {readonly reply: Reply} | {readonly failure: TransportFailure};

// eslint-disable-next-line n/prefer-global/process -- the build writes the version in here, which esbuild does for the global only
const userAgent = `influx-tokens/${process.env.INFLUX_TOKENS_VERSION ?? 'development'}`;

// In milliseconds. A longer Retry-After ends the call with an error that says how long to wait, so that the screen is not silent for longer than this.
const longestSilentWait = 5000;

const readRetry = {
	limit: 2,
	methods: ['GET'],
	statusCodes: [408, 429, 500, 502, 503, 504],
	// Got's defaults without ETIMEDOUT, which would triple the time that the caller agreed to wait, and without ENOTFOUND, because asking again does not help. The last one is got's code for a body that was cut.
	errorCodes: ['ECONNRESET', 'ECONNREFUSED', 'EADDRINUSE', 'EPIPE', 'ENETUNREACH', 'EAI_AGAIN', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
	maxRetryAfter: longestSilentWait,
	backoffLimit: 1000,
} satisfies OptionsInit['retry'];

/**
Sends one request. Returns the answer, with any status code, or why there is no answer. Never throws for what the network or the service does.

A GET is tried up to three times. A request that changes something is sent once: a repeated DELETE whose first answer was lost would get a 404 and look as if it had failed, and a repeated POST would make a second token.
*/
export async function send({method, url, body, secret, timeouts, connections, signal}: Request): Promise<Outcome> {
	// Loaded at the first call, so that the first frame does not wait for it.
	const {default: got} = await import('got');
	const watch = new AnswerWatch(connections.answerLimit);
	try {
		const response = await got(url, {
			method,
			headers: {
				authorization: `Bearer ${secret.reveal()}`,
				accept: 'application/json',
				'user-agent': userAgent,
			},
			...(body !== undefined && {json: body}),
			signal: signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
			// The body is decoded when it is complete, because got would keep every piece twice, as bytes and as text.
			responseType: 'buffer',
			throwHttpErrors: false,
			// Got would repeat a DELETE at the new address, on any host.
			followRedirect: false,
			enableUnixSockets: false,
			agent: connections.agents,
			// Set explicitly, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would otherwise switch the checks off.
			https: {rejectUnauthorized: !connections.isUnchecked},
			timeout: {
				lookup: timeouts.connect,
				connect: timeouts.connect,
				secureConnect: timeouts.connect,
				response: timeouts.response,
				request: timeouts.request,
			},
			retry: method === 'GET' ? readRetry : {limit: 0},
		}).on('request', watch.onRequest).on('downloadProgress', watch.onProgress);
		return {reply: toReply(response, {body: new TextDecoder().decode(response.body)})};
	} catch (error: unknown) {
		const {stopReason, response} = watch;
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
}

function toReply({statusCode, headers}: Pick<IncomingMessage, 'statusCode' | 'headers'>, body: Pick<Reply, 'body' | 'isCut'>): Reply {
	return {
		status: statusCode ?? 0,
		contentType: headers['content-type'],
		location: headers.location,
		retryAfter: headers['retry-after'],
		date: headers.date,
		...body,
	};
}

function toTransportFailure(error: Partial<RequestError>, url: string, signal: AbortSignal | undefined): TransportFailure {
	const isAborted = signal?.aborted ?? false;
	const {cause} = error;
	if (cause instanceof TunnelError) {
		const {code, step, status, isTimeout} = cause;
		return {
			code, stage: step === 'handshake' ? 'handshake' : 'connecting', timeout: isTimeout ? 'tunnel' : undefined, isAborted, tunnel: {step, status},
		};
	}

	const code = codeOf(error);
	return {
		code,
		stage: stageOf(code, error, url),
		timeout: error.name === 'TimeoutError' ? (error as {readonly event?: string}).event : undefined,
		isAborted,
	};
}

/**
The error's code. When a TLS alert arrives while Node writes, the code is EPROTO and only the message says which alert it is; the code is then made from the message.
*/
function codeOf({code = 'UNKNOWN', message = ''}: Partial<RequestError>): string {
	const reason = code === 'EPROTO' ? /:SSL routines:[^:]*:(?<reason>[\d /a-z]+):/.exec(message)?.groups?.reason : undefined;
	return reason === undefined ? code : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/**
How far a failed attempt came, by got's timings of it. Node writes the first byte of a request after the connection is made, and after the TLS handshake where there is one. When it is not certain that nothing was sent, the stage is `sent`.

The request gets a connection through a proxy only after the TLS handshake on that connection is done.
*/
function stageOf(code: string, {timings, request}: Partial<RequestError>, url: string): TransportFailure['stage'] {
	if (timings?.connect === undefined) {
		return 'connecting';
	}

	// A connection kept open from an earlier request has finished its handshake.
	if (url.startsWith('http:') || request?.reusedSocket) {
		return 'sent';
	}

	// In TLS 1.3 the client finishes its handshake before the server does, and may already have begun to write. A server that refuses the client's certificate reads none of what was written.
	if (isRefusedCertificate(code)) {
		return 'handshake';
	}

	return timings.secureConnect !== undefined || isSecure(request?.socket) ? 'sent' : 'handshake';
}

/**
Whether a socket's TLS handshake is done, its checks included.
*/
function isSecure(socket: Socket | undefined): boolean {
	// `secureConnecting` is Node's, and its types do not have it.
	return (socket as (TLSSocket & {readonly secureConnecting?: boolean}) | undefined)?.secureConnecting === false;
}

/**
The only file that knows got. What leaves it is plain data: a got error holds the request's headers, and with them the management token, so none passes this edge.
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
	Empty where the body was too long to be read, see `isCut`.
	*/
	readonly body: string;
	/**
	The body of an answer outside 2xx is longer than any error of the service, and was not read.
	*/
	readonly isCut?: boolean;
};

/**
Why there is no whole answer.
*/
export type TransportFailure = {
	/**
	Node's or got's code, such as ECONNREFUSED, or the surprise of an `AnswerWatch`.
	*/
	readonly code: string;
	/**
	How far it came: no connection, a connection without finished TLS, or a connection on which the request may have gone out.
	*/
	readonly stage: 'connecting' | 'handshake' | 'sent';
	/**
	Which of the timeouts ran out, in got's names.
	*/
	readonly timeout: string | undefined;
	readonly isAborted: boolean;
	/**
	Where it failed on the way through a proxy; absent without one, and once the connection through it stands.
	*/
	readonly tunnel?: TunnelFailure | undefined;
};

export type TunnelFailure = {
	readonly step: TunnelStep;
	/**
	The status code with which the proxy refused, where it answered. NaN for an answer that is none.
	*/
	readonly status: number | undefined;
};

export type Outcome = {readonly reply: Reply} | {readonly failure: TransportFailure};

// eslint-disable-next-line n/prefer-global/process -- the build writes the version in here, which esbuild does for the global only
const userAgent = `influx-tokens/${process.env.INFLUX_TOKENS_VERSION ?? 'development'}`;

// A longer Retry-After ends the call with an error that says so: nobody wants to sit before a silent screen.
const longestSilentWait = 5000;

const readRetry = {
	limit: 2,
	methods: ['GET'],
	statusCodes: [408, 429, 500, 502, 503, 504],
	// Without got's ETIMEDOUT, which would triple the time that the caller agreed to wait, and ENOTFOUND, which asking again does not cure. The last is got's code for a body that was cut.
	errorCodes: ['ECONNRESET', 'ECONNREFUSED', 'EADDRINUSE', 'EPIPE', 'ENETUNREACH', 'EAI_AGAIN', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
	maxRetryAfter: longestSilentWait,
	backoffLimit: 1000,
} satisfies OptionsInit['retry'];

/**
Sends one request and gives the answer, whatever its status code, or why there is none. Never throws for what the network or the service does.

GET is tried up to three times. What changes something is sent once: a repeated DELETE whose first answer was lost would see 404 and look failed, and a repeated POST makes a second token.
*/
export async function send({method, url, body, secret, timeouts, connections, signal}: Request): Promise<Outcome> {
	// Loaded at the first call, not before: the first frame does not wait for it.
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
			// Decoded once it is whole: got would keep every piece twice, as bytes and as text.
			responseType: 'buffer',
			throwHttpErrors: false,
			// Got would repeat a DELETE at the new place, on any host.
			followRedirect: false,
			enableUnixSockets: false,
			agent: connections.agents,
			// Said, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would otherwise switch the checks off.
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
		const {surprise, response} = watch;
		if (surprise === 'ANSWER_TOO_LONG' && response && !isSuccess(response.statusCode)) {
			return {reply: toReply(response, {body: '', isCut: true})};
		}

		if (surprise !== undefined) {
			return {
				failure: {
					code: surprise, stage: 'sent', timeout: undefined, isAborted: false,
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
Of an alert that comes while Node writes, only its text says which it is: it is EPROTO otherwise.
*/
function codeOf({code = 'UNKNOWN', message = ''}: Partial<RequestError>): string {
	const reason = code === 'EPROTO' ? /:SSL routines:[^:]*:(?<reason>[\d /a-z]+):/.exec(message)?.groups?.reason : undefined;
	return reason === undefined ? code : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/**
Whether the request may have gone out, by got's timings of the failed attempt: Node writes the first byte of a request after the connection stands, and after the handshake where there is one. In doubt it has.

A connection through a proxy comes to the request when its handshake is done, and not at all before.
*/
function stageOf(code: string, {timings, request}: Partial<RequestError>, url: string): TransportFailure['stage'] {
	if (timings?.connect === undefined) {
		return 'connecting';
	}

	// A connection kept open from an earlier request has its handshake behind it.
	if (url.startsWith('http:') || request?.reusedSocket) {
		return 'sent';
	}

	// The server's side of a TLS 1.3 handshake ends after the client's, which may have begun to write by then: the server reads none of it when it refuses the client's certificate.
	if (isRefusedCertificate(code)) {
		return 'handshake';
	}

	return timings.secureConnect !== undefined || isSecure(request?.socket) ? 'sent' : 'handshake';
}

/**
Whether a socket's TLS handshake is done, its checks included.
*/
function isSecure(socket: Socket | undefined): boolean {
	// Node's, without a type.
	return (socket as (TLSSocket & {readonly secureConnecting?: boolean}) | undefined)?.secureConnecting === false;
}

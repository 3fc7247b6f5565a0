/**
The only file that knows got. What leaves it is plain data: a got error holds the request's headers, and with them the management token, so none passes this edge.
*/
import type {OptionsInit, RequestError} from 'got';
import type {Secret} from './secret.js';
import type {Timeouts} from './types.js';

export type Request = {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly body?: unknown;
	readonly secret: Secret;
	readonly timeouts: Timeouts;
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
	readonly body: string;
};

/**
Why there is no whole answer.
*/
export type TransportFailure = {
	/**
	Node's or got's code, such as ECONNREFUSED.
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
export async function send({method, url, body, secret, timeouts, signal}: Request): Promise<Outcome> {
	// Loaded at the first call, not before: the first frame does not wait for it.
	const {default: got} = await import('got');
	try {
		const response = await got(url, {
			method,
			headers: {
				authorization: `Bearer ${secret.reveal()}`,
				accept: 'application/json',
				'user-agent': userAgent,
			},
			...(body !== undefined && {json: body}),
			...(signal && {signal}),
			responseType: 'text',
			throwHttpErrors: false,
			// Got would repeat a DELETE at the new place, on any host.
			followRedirect: false,
			enableUnixSockets: false,
			// Said, because NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would otherwise switch the checks off.
			https: {rejectUnauthorized: true},
			timeout: {
				lookup: timeouts.connect,
				connect: timeouts.connect,
				secureConnect: timeouts.connect,
				response: timeouts.response,
				request: timeouts.request,
			},
			retry: method === 'GET' ? readRetry : {limit: 0},
		});
		const {headers} = response;
		return {
			reply: {
				status: response.statusCode,
				contentType: headers['content-type'],
				location: headers.location,
				retryAfter: headers['retry-after'],
				date: headers.date,
				body: response.body,
			},
		};
	} catch (error: unknown) {
		return {failure: toTransportFailure(error as Partial<RequestError>, url, signal)};
	}
}

function toTransportFailure(error: Partial<RequestError>, url: string, signal: AbortSignal | undefined): TransportFailure {
	return {
		code: error.code ?? 'UNKNOWN',
		stage: stageOf(error, url),
		timeout: error.name === 'TimeoutError' ? (error as {readonly event?: string}).event : undefined,
		isAborted: signal?.aborted ?? false,
	};
}

/**
Whether the request may have gone out, by got's timings of the failed attempt: Node writes the first byte of a request after the connection stands, and after the handshake where there is one. In doubt it has.
*/
function stageOf({timings, request}: Partial<RequestError>, url: string): TransportFailure['stage'] {
	if (timings?.connect === undefined) {
		return 'connecting';
	}

	// A connection kept open from an earlier request has its handshake behind it.
	const isReady = url.startsWith('http:') || timings.secureConnect !== undefined || request?.reusedSocket;
	return isReady ? 'sent' : 'handshake';
}

import type {Socket} from 'node:net';
import type {TLSSocket} from 'node:tls';
import type {RequestError} from 'got';
import {isRefusedCertificate} from './describe-client-certificate.js';
import {TunnelError, type TunnelStep} from './tunnel-agent.js';

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

/**
Makes plain data of an error of got. Such an error holds the headers of the request, and with them the management token, so it goes no further.
*/
export function toTransportFailure(error: Partial<RequestError>, url: string, signal: AbortSignal | undefined): TransportFailure {
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

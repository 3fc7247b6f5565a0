import {Agent, type AgentOptions, type RequestOptions} from 'node:https';
import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {TLSSocket} from 'node:tls';

/**
The step at which a connection through a proxy failed: the connection to the proxy, the proxy's answer to the request for a tunnel, or the TLS handshake with the service behind it. In all of these steps nothing of the request has been written.
*/
export type TunnelStep = 'proxy' | 'tunnel' | 'handshake';

/**
Why a connection through a proxy could not be made. It has no `cause`, because Node's own error holds the address of the proxy.
*/
export class TunnelError extends Error {
	readonly code: string;
	readonly step: TunnelStep;
	/**
	The status code with which the proxy refused. Undefined when the proxy did not answer; NaN when its answer was not HTTP.
	*/
	readonly status: number | undefined;
	readonly isTimeout: boolean;

	constructor(step: TunnelStep, {code = 'UNKNOWN', status, isTimeout = false}: {readonly code?: string | undefined; readonly status?: number | undefined; readonly isTimeout?: boolean}) {
		super(`No connection through the proxy: ${code}`);
		this.code = code;
		this.step = step;
		this.status = status;
		this.isTimeout = isTimeout;
	}
}

/**
An error of Node's, with the fields that its proxy support adds.
*/
type NodeError = Error & {readonly code?: string; readonly statusCode?: number; readonly proxyTunnelTimeout?: number};

type Callback = NonNullable<Parameters<Agent['createConnection']>[1]>;

/**
Node's agent for https, with a proxy from the environment. Every failure on the way through the proxy is a `TunnelError`. The agent gives up after `limit` milliseconds, because Node itself waits forever when the service behind the proxy does not answer.
*/
export class TunnelAgent extends Agent {
	readonly #limit: number;
	/**
	In milliseconds.
	*/
	readonly #idleTimeout: number | undefined;

	constructor({limit, ...options}: AgentOptions & {readonly limit: number}) {
		super(options);
		this.#limit = limit;
		this.#idleTimeout = options.timeout;
	}

	/**
	Sets the time after which the agent closes the connection when no request uses it.
	*/
	#closeWhenIdle(stream: unknown): void {
		if (stream instanceof Socket && this.#idleTimeout !== undefined) {
			stream.setTimeout(this.#idleTimeout);
		}
	}

	override createConnection(options: RequestOptions, callback?: Callback): ReturnType<Agent['createConnection']> {
		const later: {settle?: Callback} = {};
		// Node would also use `timeout`, which is meant for idle connections, as the limit of its wait for the proxy.
		const socket = super.createConnection({...options, timeout: undefined}, (error, stream) => {
			later.settle?.(error, stream);
		});
		if (!socket || !callback || !isWaiting(socket)) {
			this.#closeWhenIdle(socket);
			return socket;
		}

		const fail = (error: TunnelError) => {
			clearTimeout(timer);
			callback(error, socket);
			socket.destroy();
		};

		let step: TunnelStep = 'proxy';
		// This listener has to run before Node's own, which asks the proxy to connect.
		socket.prependOnceListener(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
			// NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment switches off the check of the proxy's certificate. No option of the agent switches it on again, so the result is checked here.
			if (socket instanceof TLSSocket && !socket.authorized) {
				fail(new TunnelError(step, {code: codeOf(socket.authorizationError)}));
				return;
			}

			step = 'tunnel';
		});
		const timer = setTimeout(() => {
			fail(new TunnelError(step, {code: 'ETIMEDOUT', isTimeout: true}));
		}, this.#limit);
		later.settle = (error, stream) => {
			clearTimeout(timer);
			if (error) {
				fail(toTunnelError(error, stream === socket ? step : 'handshake'));
				return;
			}

			this.#closeWhenIdle(stream);
			callback(null, stream);
		};

		return socket;
	}
}

/**
The code of a certificate check that failed. Node's types say that it is an Error, but it is a text.
*/
function codeOf(error: unknown): string {
	return typeof error === 'string' ? error : 'CERT_REJECTED';
}

function toTunnelError({code, statusCode, proxyTunnelTimeout}: NodeError, step: TunnelStep): TunnelError {
	return new TunnelError(step, proxyTunnelTimeout === undefined
		// An error with Node's own code would reach the request twice.
		? {code: code === 'ERR_PROXY_TUNNEL' ? 'PROXY_TUNNEL' : code, status: statusCode}
		: {code: 'ETIMEDOUT', isTimeout: true});
}

/**
Whether this connection goes through a proxy: Node marks the sockets for which the agent has to wait.
*/
function isWaiting(socket: Duplex): boolean {
	return Object.getOwnPropertySymbols(socket).some(({description}) => description === 'kWaitForProxyTunnel');
}

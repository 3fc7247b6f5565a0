import {Agent, type AgentOptions, type RequestOptions} from 'node:https';
import {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {TLSSocket} from 'node:tls';

/**
How far a connection through a proxy came: to the proxy, to its answer whether it connects, or to TLS with the service behind it. At none of these has anything of the request been written.
*/
export type TunnelStep = 'proxy' | 'tunnel' | 'handshake';

/**
Why a connection through a proxy did not come about. It is made afresh: Node's own holds the address of the proxy.
*/
export class TunnelError extends Error {
	readonly code: string;
	readonly step: TunnelStep;
	/**
	The status code with which the proxy refused, where it answered. NaN for an answer that is none.
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
An error of Node's, with what its proxy support adds to it.
*/
type NodeError = Error & {readonly code?: string; readonly statusCode?: number; readonly proxyTunnelTimeout?: number};

type Callback = NonNullable<Parameters<Agent['createConnection']>[1]>;

/**
Node's agent for https with a proxy from the environment, for which every failure on the way through the proxy is a `TunnelError`, and which gives up after `limit` milliseconds: Node's own wait has no end where the service behind the proxy is silent.
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
	The agent closes connections that time out while nobody uses them.
	*/
	#closeWhenIdle(stream: unknown): void {
		if (stream instanceof Socket && this.#idleTimeout !== undefined) {
			stream.setTimeout(this.#idleTimeout);
		}
	}

	override createConnection(options: RequestOptions, callback?: Callback): ReturnType<Agent['createConnection']> {
		const later: {settle?: Callback} = {};
		// Node takes the time after which an idle connection is closed for its wait for a proxy.
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
		// Before Node's own listener, which asks the proxy to connect.
		socket.prependOnceListener(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
			// NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment has switched the checks of the proxy off; nothing here can switch them on.
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
The code of a check that failed: Node's types call it an error.
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
Whether a proxy stands before this connection: Node marks the sockets for which the agent has to wait.
*/
function isWaiting(socket: Duplex): boolean {
	return Object.getOwnPropertySymbols(socket).some(({description}) => description === 'kWaitForProxyTunnel');
}

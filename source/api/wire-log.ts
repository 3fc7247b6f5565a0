import type {ClientRequest} from 'node:http';
import type {Socket} from 'node:net';
import type {TLSSocket} from 'node:tls';

/**
What is logged of one request when it has ended: no header, no body and no query.
*/
export type WireEntry = {
	/**
	When it began, by this machine's clock.
	*/
	readonly at: Date;
	readonly method: string;
	/**
	Protocol, host and path, raw.
	*/
	readonly url: string;
	/**
	The status code; undefined without an answer.
	*/
	readonly status: number | undefined;
	/**
	The code of the error that ended it, raw: `ECONNRESET`, or `stopped` where the program did. Undefined where the answer came whole.
	*/
	readonly error: string | undefined;
	readonly milliseconds: number;
	/**
	1 for the first time that a call is sent.
	*/
	readonly attempt: number;
	/**
	Bytes of HTTP on the connection, after TLS and before decompression.
	*/
	readonly sentBytes: number;
	readonly receivedBytes: number;
	/**
	Whether it went over a connection that an earlier request had opened.
	*/
	readonly isReused: boolean;
	/**
	`TLSv1.3`; undefined without TLS, and where no connection was made.
	*/
	readonly tls: string | undefined;
	readonly isThroughProxy: boolean;
};

/**
Takes what is logged of each request. It must not throw.
*/
export type WireLog = (entry: WireEntry) => void;

/**
Logs a request when it has ended. Call it before the request gets its connection. `signal` is what stops it.
*/
export function logRequest(request: ClientRequest, {attempt, signal}: {readonly attempt: number; readonly signal: AbortSignal | undefined}, log: (entry: Omit<WireEntry, 'isThroughProxy'>) => void): void {
	const at = new Date();
	const start = performance.now();
	let connection: {readonly socket: Socket; readonly written: number; readonly read: number} | undefined;
	let status: number | undefined;
	let error: string | undefined;
	request.once('socket', socket => {
		connection = {socket, written: request.reusedSocket ? socket.bytesWritten : 0, read: request.reusedSocket ? socket.bytesRead : 0};
	});
	request.once('response', response => {
		status = response.statusCode;
		response.once('error', ({code, name}: NodeJS.ErrnoException) => {
			error = code ?? name;
		});
	});
	request.once('error', ({code, name}: NodeJS.ErrnoException) => {
		error ??= code ?? name;
	});
	request.once('close', () => {
		const {socket, written = 0, read = 0} = connection ?? {};
		log({
			at,
			method: request.method,
			url: `${request.protocol}//${String(request.getHeader('host') ?? request.host)}${request.path.split('?', 1)[0]!}`,
			status,
			error: error !== undefined && signal?.aborted ? 'stopped' : error,
			milliseconds: performance.now() - start,
			attempt,
			sentBytes: (socket?.bytesWritten ?? 0) - written,
			receivedBytes: (socket?.bytesRead ?? 0) - read,
			isReused: request.reusedSocket,
			tls: (socket as Partial<TLSSocket> | undefined)?.getProtocol?.() ?? undefined,
		});
	});
}

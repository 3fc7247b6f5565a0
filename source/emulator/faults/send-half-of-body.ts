import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import type {EmulatorContext} from '../environment.js';

const headersOf = ({res}: EmulatorContext): Record<string, string> => Object.fromEntries(res.headers);

/**
Waits until the answer's connection is closed.
*/
export async function closeOf(outgoing: ServerResponse): Promise<void> {
	if (!outgoing.closed) {
		await once(outgoing, 'close');
	}
}

/**
Announces the whole length of the true body and sends half of it. Sends nothing when there is no body.
*/
export async function sendHalfOfBody(context: EmulatorContext): Promise<void> {
	const {env: {outgoing}, res} = context;
	const body = Buffer.from(await res.arrayBuffer());
	if (body.length === 0) {
		return;
	}

	outgoing.writeHead(res.status, {...headersOf(context), 'content-length': body.length});
	await new Promise<void>(resolve => {
		outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => {
			resolve();
		});
	});
}

/**
Sends the status line, one header, and the beginning of another one.
*/
export async function sendHalfOfHeaders({env: {incoming}, res}: EmulatorContext): Promise<void> {
	await new Promise<void>(resolve => {
		incoming.socket.write(`HTTP/1.1 ${res.status} OK\r\nServer: half\r\nContent-Ty`, () => {
			resolve();
		});
	});
}

/**
Sends the true answer with a Content-Length that is `by` bytes too long, or too short when `by` is negative. When it is too long, the connection is closed after the body.
*/
export async function sendWithWrongLength(context: EmulatorContext, by: number): Promise<void> {
	const {env: {outgoing, incoming}, res} = context;
	const body = Buffer.from(await res.arrayBuffer());
	const announced = Math.max(0, body.length + by);
	if (announced <= body.length) {
		outgoing.writeHead(res.status, {...headersOf(context), 'content-length': announced});
		outgoing.end(body);
		return;
	}

	// An answer 204 must not have a Content-Length, so 200 is sent: then the client waits for bytes that do not come.
	outgoing.writeHead(res.status === 204 ? 200 : res.status, {...headersOf(context), 'content-length': announced});
	outgoing.flushHeaders();
	await new Promise<void>(resolve => {
		outgoing.write(body, () => {
			resolve();
		});
	});
	incoming.socket.end();
	incoming.socket.destroySoon();
}

/**
Sends a JSON array until the connection is closed.
*/
export async function sendWithoutEnd({env: {outgoing}}: EmulatorContext): Promise<void> {
	const chunk = Buffer.from('"on and on",'.repeat(4096));
	outgoing.writeHead(200, {'content-type': 'application/json'});
	outgoing.write('[');
	const closed = closeOf(outgoing);
	while (!outgoing.closed && !outgoing.destroyed) {
		if (!outgoing.write(chunk)) {
			await Promise.race([once(outgoing, 'drain').catch(() => undefined), closed]); // eslint-disable-line no-await-in-loop -- a chunk at a time
		}
	}
}

/**
Sends an answer 101, which says that the connection switches to another protocol. `protocol` names it; undefined names none.
*/
export function switchProtocols({env: {incoming}}: EmulatorContext, protocol: string | undefined): void {
	incoming.socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n${protocol === undefined ? '' : `Upgrade: ${protocol}\r\n`}\r\n`);
}

/**
Sends an informational answer, which the true answer follows. It is written to the socket as bytes, because Node has no method of its own for 102, nor for 100 without an Expect.
*/
export function announce({env: {incoming}}: EmulatorContext, status: 100 | 102 | 103): void {
	const lines = {
		100: 'HTTP/1.1 100 Continue\r\n\r\n',
		102: 'HTTP/1.1 102 Processing\r\n\r\n',
		103: 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\n',
	} as const;
	incoming.socket.write(lines[status]);
}

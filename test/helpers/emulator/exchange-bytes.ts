import {Buffer} from 'node:buffer';
import {connect} from 'node:net';
import type {Emulator} from '../../../source/emulator/emulator.js';

export type Exchanged = {
	/**
	The bytes that arrived, as one character for each byte.
	*/
	readonly text: string;
	readonly bytes: Uint8Array;
	/**
	Which side ended the connection: `server` when the emulator closed it, `test` when `isEnough` was true first.
	*/
	readonly endedBy: 'server' | 'test';
};

/**
Sends one request over a socket of its own, and collects the bytes of the answer until the connection ends or `isEnough` is true.
*/
export async function exchangeBytes(emulator: Emulator, {method = 'GET', path, body, isEnough}: {
	readonly method?: string;
	readonly path: string;
	readonly body?: unknown;
	readonly isEnough?: (text: string) => boolean;
}): Promise<Exchanged> {
	const content = body === undefined ? '' : JSON.stringify(body);
	const socket = connect(emulator.port, '127.0.0.1');
	const chunks: Uint8Array[] = [];
	return new Promise((resolve, reject) => {
		const end = (endedBy: Exchanged['endedBy']) => {
			socket.destroy();
			const bytes = Buffer.concat(chunks);
			resolve({text: bytes.toString('latin1'), bytes, endedBy});
		};

		socket.on('data', chunk => {
			chunks.push(chunk);
			if (isEnough?.(Buffer.concat(chunks).toString('latin1'))) {
				end('test');
			}
		});
		// A cut connection counts as an end too.
		socket.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'ECONNRESET') {
				reject(error);
			}
		});
		socket.on('close', () => {
			end('server');
		});
		socket.write([
			`${method} ${path} HTTP/1.1`,
			`Host: 127.0.0.1:${emulator.port}`,
			`Authorization: Bearer ${emulator.accounts[0]!.managementToken}`,
			'Connection: close',
			...(content === '' ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(content)}`]),
			'',
			content,
		].join('\r\n'));
	});
}

/**
The parts of an answer: its status line, its headers in lower case, and the bytes after them.
*/
export function partsOf({text, bytes}: Pick<Exchanged, 'text' | 'bytes'>) {
	const end = text.indexOf('\r\n\r\n');
	const [statusLine, ...lines] = text.slice(0, end).split('\r\n');
	const headers = new Map(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
	return {statusLine: statusLine!, headers, body: bytes.subarray(end + 4)};
}

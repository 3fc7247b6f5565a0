import {Buffer} from 'node:buffer';
import {
	connect,
	createServer,
	type AddressInfo,
	type Socket,
} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import type {Certified} from '../certificate-authority.js';

/**
What the proxy does when a client asks it to connect: it connects, answers with this text and closes, closes without an answer, or stays silent.
*/
export type ProxyConduct = 'connect' | 'close' | 'silent' | {readonly answer: string};

export type Proxy = AsyncDisposable & {
	readonly port: number;
	/**
	The head of each request, in order.
	*/
	readonly heads: readonly string[];
	/**
	Every byte that clients sent, including those sent through the tunnels.
	*/
	bytes(): string;
	/**
	Closes every connection, on both sides.
	*/
	cut(): void;
};

/**
Starts a proxy on a free port of this machine. It connects to the requested port on this machine, for any host name. With `await using` it is closed at the end of the block.
*/
export async function startProxy(conductOf: (head: string) => ProxyConduct = () => 'connect', certified?: Certified): Promise<Proxy> {
	const heads: string[] = [];
	const received: Uint8Array[] = [];
	const sockets = new Set<Socket>();
	const hold = (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => {
			socket.destroy();
		});
	};

	const listener = (client: Socket) => {
		hold(client);
		let head = '';
		client.on('data', function onData(chunk: Uint8Array) {
			received.push(chunk);
			head += Buffer.from(chunk).toString('latin1');
			if (!head.includes('\r\n\r\n')) {
				return;
			}

			client.removeListener('data', onData);
			heads.push(head);
			const conduct = conductOf(head);
			if (conduct === 'connect') {
				openTunnel(client, head);
			} else if (conduct === 'close') {
				client.destroy();
			} else if (conduct !== 'silent') {
				client.end(conduct.answer);
			}
		});
	};

	const openTunnel = (client: Socket, head: string) => {
		const port = Number(/^CONNECT \S+:(?<port>\d+) /.exec(head)?.groups?.port);
		const upstream = connect(port, '127.0.0.1', () => {
			client.on('data', (chunk: Uint8Array) => {
				received.push(chunk);
				upstream.write(chunk);
			});
			client.write('HTTP/1.1 200 Connection established\r\n\r\n');
			upstream.pipe(client);
		});
		hold(upstream);
		client.on('close', () => {
			upstream.destroy();
		});
		upstream.on('close', () => {
			client.destroy();
		});
	};

	const server = certified ? createTlsServer({cert: certified.certificate, key: certified.key}, listener) : createServer(listener);
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const cut = () => {
		for (const socket of sockets) {
			socket.destroy();
		}
	};

	return {
		port: (server.address() as AddressInfo).port,
		heads,
		bytes: () => Buffer.concat(received).toString('latin1'),
		cut,
		async [Symbol.asyncDispose]() {
			cut();
			await new Promise(resolve => {
				server.close(resolve);
			});
		},
	};
}

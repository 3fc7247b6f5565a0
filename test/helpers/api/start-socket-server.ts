import {createServer, type AddressInfo, type Socket} from 'node:net';

/**
Starts a server on a free port of this machine that does not speak HTTP. It calls `onData` with a connection when bytes arrive on it; without `onData` the bytes are read and not answered. With `await using` it is closed at the end of the block.
*/
export async function startSocketServer(onData?: (socket: Socket) => void): Promise<AsyncDisposable & {readonly port: number}> {
	const sockets = new Set<Socket>();
	const server = createServer(socket => {
		sockets.add(socket);
		// The client resets connections on purpose.
		socket.on('error', () => {
			socket.destroy();
		});
		socket.on('data', () => {
			onData?.(socket);
		});
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) {
				socket.destroy();
			}

			await new Promise(resolve => {
				server.close(resolve);
			});
		},
	};
}

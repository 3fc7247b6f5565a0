import type {Timeouts} from './types.js';

/**
The longest time to make a connection through a proxy, TLS included, in milliseconds. It is the sum of the three limits without a proxy: to look up the name, to connect and to finish the handshake.
*/
export function tunnelLimit({connect}: Timeouts): number {
	return 3 * connect;
}

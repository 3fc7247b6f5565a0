import type {Timeouts} from './types.js';

/**
How long a connection through a proxy may take, TLS included, in milliseconds: as long as all of it may take without a proxy, a name to look up, a connection and a handshake.
*/
export function tunnelLimit({connect}: Timeouts): number {
	return 3 * connect;
}

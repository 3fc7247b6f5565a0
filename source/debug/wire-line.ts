import type {WireEntry} from '../api/wire-log.js';
import {display} from '../terminal/display.js';

/**
The line of one request, in columns: time, method, status or the code of the error, how long it took, which attempt it was, bytes sent and received, the connection, and the address. It has no character that a terminal would obey.
*/
export function wireLine({at, method, url, status, error, milliseconds, attempt, sentBytes, receivedBytes, isReused, tls, isThroughProxy}: WireEntry): string {
	const result = [status, error && display(error)].filter(part => part !== undefined).join(' ') || 'no answer';
	const connection = [isReused ? 'same' : 'new', tls, isThroughProxy ? 'proxy' : undefined].filter(part => part !== undefined).join(' ');
	return [
		at.toISOString(),
		display(method).padEnd(6),
		result.padEnd(3),
		`${Math.round(milliseconds)} ms`.padStart(7),
		`attempt ${attempt}`,
		`sent ${sentBytes} B`,
		`received ${receivedBytes} B`,
		`${connection} connection`,
		display(url),
	].join('  ');
}

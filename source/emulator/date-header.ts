import type {ServerResponse} from 'node:http';
import type {Clock} from './clock.js';

/**
What the `Date` header of an answer holds: `right` is the time of the emulator's clock, a number is that many seconds ahead of it, `missing` leaves the header out, and `unreadable` is a text that no client can read.
*/
export type DateHeader = 'right' | 'missing' | 'unreadable' | number;

/**
Sets the `Date` header of an answer, for which Node would otherwise use the machine's clock. The last call before the headers are sent counts.
*/
export function setDateHeader(outgoing: ServerResponse, clock: Clock, date: DateHeader): void {
	if (date === 'missing') {
		outgoing.sendDate = false;
		outgoing.removeHeader('date');
		return;
	}

	const offset = typeof date === 'number' ? date : 0;
	outgoing.setHeader('date', date === 'unreadable' ? 'around noon' : new Date((clock() / 1000) + (offset * 1000)).toUTCString());
}

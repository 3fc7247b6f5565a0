import type {ServerResponse} from 'node:http';
import type {Clock} from './clock.js';

/**
How an answer is dated: by the emulator's clock, that many seconds ahead of it, not at all, or in words that no client can read.
*/
export type DateHeader = 'right' | 'missing' | 'unreadable' | number;

/**
Sets the `Date` header of an answer, which Node would else date by the machine's clock. The last call before the headers are sent counts.
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

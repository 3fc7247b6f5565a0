import {refuse, type Result} from '../../result.js';
import type {Secret} from '../secret.js';

/**
Refuses a management token that has ended by this machine's clock, so that nothing is sent with it. Every other result is given back as it is.

`origin` begins the sentence: `The token file /run/token`. `now` is in ms since the epoch. The sentence holds nothing of the token but its end.
*/
export function refuseEnded(read: Result<Secret>, {origin, now}: {readonly origin: string; readonly now: number}): Result<Secret> {
	const endsAt = read.ok ? read.value.endsAt : undefined;
	return endsAt === undefined || endsAt > now
		? read
		: refuse(`${origin} gives a token that ended at ${inMinutes(endsAt)}, by this machine's clock: it was not sent. Get a new token.`);
}

/**
A time as UTC, cut to the minute: `2026-03-02 04:20 UTC`. Years beyond 9999 have a sign and six digits.
*/
function inMinutes(time: number): string {
	const text = new Date(time).toISOString();
	return `${text.slice(0, -14)} ${text.slice(-13, -8)} UTC`;
}

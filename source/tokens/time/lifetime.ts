import type {DatabaseToken} from '../../api/types.js';
import {isoSeconds, parseTime} from './parse-time.js';

const second = 1000;
const hour = 3600; // Seconds
const day = 24 * hour;
const nearness = 2; // Seconds
const lastTime = Date.parse('9999-12-31T23:59:59Z');

type LivedToken = Pick<DatabaseToken, 'createdAt' | 'expiresAt'>;

/**
The lifetime of a token from its creation to its expiry, in whole seconds. A length within two seconds of whole hours is rounded to them, because a create takes a moment and `90d` was meant. Undefined for a token that never expires. NaN when a time cannot be read or the expiry is not after the creation.
*/
export function lifetimeOf({createdAt, expiresAt}: LivedToken): number | undefined {
	if (expiresAt === undefined) {
		return undefined;
	}

	const from = parseTime(createdAt);
	const to = parseTime(expiresAt);
	if (from === undefined || to === undefined || to <= from) {
		return NaN;
	}

	const seconds = Math.max(1, Math.round((to - from) / second));
	const wholeHours = Math.round(seconds / hour) * hour;
	return wholeHours > 0 && Math.abs(seconds - wholeHours) <= nearness ? wholeHours : seconds;
}

/**
The expiry of a token that is created at `now` (milliseconds since the epoch) with the lifetime of another one. `expiresAt` is RFC 3339 in whole seconds, and undefined for a token that never expires.

`ok` is false when the lifetime is not known, because then a person has to choose the expiry.
*/
export function expiryWithLifetimeOf(token: LivedToken, now: number): {readonly ok: true; readonly expiresAt: string | undefined} | {readonly ok: false} {
	const lifetime = lifetimeOf(token);
	if (lifetime === undefined) {
		return {ok: true, expiresAt: undefined};
	}

	return Number.isNaN(lifetime) ? {ok: false} : {ok: true, expiresAt: isoSeconds(new Date(Math.min(now + (lifetime * second), lastTime)))};
}

/**
The same as a person would type it into a form: `90d`, `12h`, a date and time when the lifetime is not in whole hours, and empty text for a token that never expires. When the lifetime is not known, it is the token's own expiry, which the person sees and can change.
*/
export function lifetimeText(token: LivedToken, now: number): string {
	const lifetime = lifetimeOf(token);
	if (lifetime !== undefined && lifetime % hour === 0) {
		return lifetime % day === 0 ? `${lifetime / day}d` : `${lifetime / hour}h`;
	}

	const expiry = expiryWithLifetimeOf(token, now);
	return (expiry.ok ? expiry.expiresAt : token.expiresAt) ?? '';
}

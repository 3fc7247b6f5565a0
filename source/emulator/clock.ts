import {performance} from 'node:perf_hooks';

/**
Gives the server's time in microseconds since 1970, the precision of Cloud Dedicated's own timestamps.
*/
export type Clock = () => number;

/**
Makes a clock that starts at `now` and runs on from there.
*/
export function createClock(now: Date): Clock {
	const start = now.getTime() * 1000;
	const origin = performance.now();
	return () => start + Math.floor((performance.now() - origin) * 1000);
}

/**
Microseconds since 1970 as RFC 3339 text with six fractional digits, as the Admin UI shows `createdAt`.
*/
export function fineTimestamp(microseconds: number): string {
	const milliseconds = Math.floor(microseconds / 1000);
	const rest = String(Math.floor(microseconds) - (milliseconds * 1000)).padStart(3, '0');
	return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}

/**
Microseconds since 1970 as RFC 3339 text in whole seconds, the form of an `expiresAt`.
*/
export function coarseTimestamp(microseconds: number): string {
	return new Date(Math.floor(microseconds / 1000)).toISOString().replace(/\.\d+Z$/, 'Z');
}

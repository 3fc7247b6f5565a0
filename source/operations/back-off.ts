import {setTimeout as delay} from 'node:timers/promises';

const firstBackOff = 500;
const longestBackOff = 10_000;

/**
Waits `ms` milliseconds, or until `signal` aborts. Resolves in both cases.
*/
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
A `Wait` by the real clock.
*/
export async function waitByClock(ms: number, signal: AbortSignal): Promise<void> {
	try {
		await delay(ms, undefined, {signal});
	} catch (error) {
		if (!signal.aborted) {
			throw error;
		}
	}
}

/**
Milliseconds to wait after the `attempt`th failure, counted from 1. The wait doubles from half a second up to ten seconds; half of it is random, so that several programs that failed together do not all try again together.

`random` gives a number from 0 to 1.
*/
export function backOff(attempt: number, random: () => number = Math.random): number {
	const whole = Math.min(firstBackOff * (2 ** (attempt - 1)), longestBackOff);
	return Math.round((whole / 2) + (random() * whole / 2));
}

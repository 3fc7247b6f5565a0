import {refuse, type Result} from '../result.js';
import type {Network} from '../api/types.js';
import type {Environment} from '../storage/user-directory.js';

const units: Readonly<Record<string, number>> = {
	ms: 1, s: 1000, m: 60_000, h: 3_600_000,
};
const shortest = 1000; // Milliseconds
const longest = 3_600_000;
const longestConnect = 5000;

/**
Reads how long a request may take, as `--timeout` and influxctl's take it: `30s`, `1m30s`, `1.5h`, or a number, which is in seconds. Gives milliseconds; undefined for anything else, and outside 1 s to 1 h.
*/
export function readTime(text: string): number | undefined {
	const trimmed = text.trim().toLowerCase();
	const whole = /^\d{1,7}(?:\.\d{1,3})?$/.test(trimmed) ? `${trimmed}s` : trimmed;
	if (!/^(?:\d{1,7}(?:\.\d{1,3})?(?:ms|[hms]))+$/.test(whole)) {
		return undefined;
	}

	const parts = whole.matchAll(/(?<amount>\d{1,7}(?:\.\d{1,3})?)(?<unit>ms|[hms])/g);
	const time = parts.reduce((sum, {groups}) => sum + (Number(groups?.amount) * (units[groups?.unit ?? ''] ?? NaN)), 0);
	return time >= shortest && time <= longest ? Math.round(time) : undefined;
}

/**
What is wrong with the value of `--timeout`, as a sentence; undefined where nothing is.
*/
export function timeoutProblem(text: string): string | undefined {
	return readTime(text) === undefined ? `It takes ${form}.` : undefined;
}

const form = 'a time from 1s to 1h, like 30s, 1m30s, or 90 for seconds';

/**
How long one request may take, by `--timeout`, or else by INFLUX_TOKENS_TIMEOUT: the whole of it, and the wait for the beginning of its answer. A connection has to be made within 5 seconds of it. Empty where neither is given.
*/
export function readTimeouts(given: string | undefined, {INFLUX_TOKENS_TIMEOUT: variable}: Environment): Result<Pick<Network, 'timeouts'>> {
	const text = given ?? variable;
	if (!text) {
		return {ok: true, value: {}};
	}

	const time = readTime(text);
	return time === undefined
		? refuse(`${given === undefined ? 'INFLUX_TOKENS_TIMEOUT' : '--timeout'} is not ${form}.`)
		: {ok: true, value: {timeouts: {connect: Math.min(longestConnect, time), response: time, request: time}}};
}

/**
What one request for the token came to, as far as the next one depends on it. `retryAfter` is in milliseconds.
*/
export type PollEvent =
	| {readonly kind: 'pending' | 'slow-down'}
	| {readonly kind: 'no-answer'; readonly retryAfter?: number | undefined};

/**
How a sign-in polls. All times are in milliseconds; `deadline` is since the epoch.
*/
export type Polling = {
	readonly interval: number;
	/**
	How long to wait before the next request.
	*/
	readonly wait: number;
	readonly deadline: number;
};

const second = 1000;
const usualInterval = 5 * second;
const shortestInterval = second;
const slowDown = 5 * second;
const longestInterval = 60 * second;
const longestLife = 24 * 60 * 60 * second;

/**
How the polling begins (RFC 8628, section 3.2): with the provider's interval in seconds, or 5 where it names none, and until its code ends after `expiresIn` seconds. Both are kept within bounds. `now` is in ms since the epoch.
*/
export function startPolling({interval, expiresIn, now}: {readonly interval: number | undefined; readonly expiresIn: number; readonly now: number}): Polling {
	const own = interval === undefined ? usualInterval : clamp(interval * second, shortestInterval, longestInterval);
	return {interval: own, wait: own, deadline: now + clamp(expiresIn * second, second, longestLife)};
}

/**
How the polling goes on (RFC 8628, section 3.5): at the same pace while the sign-in is pending; 5 seconds slower from each `slow_down` on; and at half the pace after a request without an answer, at most once a minute. A `retryAfter` is waited for, if it is longer.
*/
export function nextPolling(polling: Polling, event: PollEvent): Polling {
	switch (event.kind) {
		case 'pending': {
			return {...polling, wait: polling.interval};
		}

		case 'slow-down': {
			const interval = polling.interval + slowDown;
			return {...polling, interval, wait: interval};
		}

		case 'no-answer': {
			const interval = Math.max(polling.interval, Math.min(2 * polling.interval, longestInterval));
			return {...polling, interval, wait: Math.max(interval, event.retryAfter ?? 0)};
		}
	}
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}

import {durationInWords} from './parse-time.js';

/**
The greatest difference of the clocks that is not reported: 5 minutes, in milliseconds. The service's `Date` header is cut to the second, and the answer needs some time to arrive.
*/
const tolerance = 5 * 60_000;

const minute = 60_000;

/**
How far this machine's clock is ahead of the service's, in milliseconds; negative when it is behind. It is cut to the minute, so that two answers give the same number. Undefined when the clocks agree within five minutes, and when the service did not send its time.

`serverTime` is the `Date` header of an answer, `now` this machine's time when the answer arrived, in ms since the epoch.
*/
export function clockDifference(serverTime: Date | undefined, now: number): number | undefined {
	const difference = serverTime === undefined ? 0 : now - serverTime.getTime();
	return Math.abs(difference) > tolerance ? Math.trunc(difference / minute) * minute : undefined;
}

/**
Writes the result of `clockDifference` as the end of a sentence about this machine's clock: `2 years ahead of the service's`.
*/
export function clockWords(difference: number): string {
	return `${durationInWords(difference)} ${difference > 0 ? 'ahead of' : 'behind'} the service's`;
}

/**
The sentence that warns a person of a clock difference where ages, expiries and statuses are shown, and where an expiry such as `90d` is entered.
*/
export function clockSentence(difference: number): string {
	return `This machine's clock is ${clockWords(difference)}: ages, expiries and statuses, and lengths of time such as 90d, are counted by this machine's clock, and may be wrong.`;
}

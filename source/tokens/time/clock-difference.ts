import {durationInWords} from './parse-time.js';

/**
How far this machine's clock may be off before that is told: 5 minutes, in milliseconds. The service's `Date` header is cut to the second, and the answer was on its way for a while.
*/
const tolerance = 5 * 60_000;

const minute = 60_000;

/**
How far this machine's clock is ahead of the service's, in milliseconds, cut to the minute so that two answers give one number; negative where it is behind. Undefined where the two agree within five minutes, and where the service did not tell its time.

`serverTime` is the `Date` header of an answer, `now` this machine's time when it came, in ms since the epoch.
*/
export function clockDifference(serverTime: Date | undefined, now: number): number | undefined {
	const difference = serverTime === undefined ? 0 : now - serverTime.getTime();
	return Math.abs(difference) > tolerance ? Math.trunc(difference / minute) * minute : undefined;
}

/**
`2 years ahead of the service's`: the difference that `clockDifference` gave, as the end of a sentence about this machine's clock.
*/
export function clockWords(difference: number): string {
	return `${durationInWords(difference)} ${difference > 0 ? 'ahead of' : 'behind'} the service's`;
}

/**
The whole sentence, for a person who is about to read ages, expiries and statuses, or to ask for an expiry of `90d`.
*/
export function clockSentence(difference: number): string {
	return `This machine's clock is ${clockWords(difference)}: ages, expiries and statuses, and lengths of time such as 90d, are counted by this machine's clock, and may be wrong.`;
}

/**
A moment by two clocks, both in milliseconds. The machine's clock can be set back, and the steady clock stands still while the machine sleeps.
*/
export type Moment = {
	readonly wall: number;
	readonly steady: number;
};

/**
The moment at which this is called.
*/
export function momentOf(now: () => Date): Moment {
	return {wall: now().getTime(), steady: performance.now()};
}

/**
How long ago that was, in milliseconds, by the clock that says more.
*/
export function ageOf({wall, steady}: Moment, now: () => Date): number {
	return Math.max(now().getTime() - wall, performance.now() - steady);
}

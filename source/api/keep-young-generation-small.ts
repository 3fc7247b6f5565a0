import process from 'node:process';
import v8 from 'node:v8';

const setGrowth = (factor: number): void => {
	v8.setFlagsFromString(`--semi-space-growth-factor=${factor}`);
};

// V8's default.
const usualGrowth = 2;

let isSmall = false;

/**
Keeps V8's young generation as small as it is now, for the rest of the run. Otherwise V8 makes it larger while a long list is read, because nearly everything that is read stays in use, and the garbage of 100 MB that it then holds is never needed. It changes only how often V8 collects garbage.

V8 takes compiled code only from a process with the same flags as its own, so the flag has its usual value while the launcher asks V8 for the code that it keeps, which it announces by these events.
*/
export function keepYoungGenerationSmall(): void {
	if (isSmall) {
		return;
	}

	isSmall = true;
	setGrowth(1);
	process.on('influx-tokens:before-keeping-code', () => {
		setGrowth(usualGrowth);
	});
	process.on('influx-tokens:after-keeping-code', () => {
		setGrowth(1);
	});
}

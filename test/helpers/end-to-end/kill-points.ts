import {createRandom} from '../../../source/emulator/seed/random.js';
import type {KillPoint, Phase} from './start-batch.js';

const random = createRandom(20_261_124);
const phases: readonly Phase[] = ['checking', 'deleting', 'verifying'];

// A batch of 300 is 900 requests: a look, the DELETE, a look.
const points: readonly KillPoint[] = Array.from({length: 20}, (_, index) => ({
	signal: index % 2 === 0 ? 'SIGKILL' : 'SIGHUP',
	requests: random.integer(1, 860),
	phase: phases[index % 3]!,
}));

/**
Where a batch is killed through its screen; these take a while.
*/
export const screenPoints = points.slice(0, 4);

/**
Where the engine is killed without a screen.
*/
export const enginePoints = points.slice(4);

export const nameOf = ({signal, requests, phase}: KillPoint): string => `${signal} after ${requests} requests, while ${phase}`;

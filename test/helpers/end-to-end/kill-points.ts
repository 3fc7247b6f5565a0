import {createRandom} from '../../../source/emulator/seed/random.js';
import type {KillPoint, Phase} from './start-batch.js';

const random = createRandom(20_261_124);
const phases: readonly Phase[] = ['checking', 'deleting', 'verifying'];

// A batch of 300 tokens makes 900 requests: for each a GET before, the DELETE, and a GET after.
const points: readonly KillPoint[] = Array.from({length: 20}, (_, index) => ({
	signal: index % 2 === 0 ? 'SIGKILL' : 'SIGHUP',
	requests: random.integer(1, 860),
	phase: phases[index % 3]!,
}));

/**
The moments at which the tests kill the program with its screen. There are few, because each takes a while.
*/
export const screenPoints = points.slice(0, 4);

/**
The moments at which the tests kill the engine without a screen.
*/
export const enginePoints = points.slice(4);

/**
The kill point as a part of a test's name.
*/
export const nameOf = ({signal, requests, phase}: KillPoint): string => `${signal} after ${requests} requests, while ${phase}`;

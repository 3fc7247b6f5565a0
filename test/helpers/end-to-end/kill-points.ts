import {createRandom} from '../../../source/emulator/seed/random.js';
import type {KillPoint, Phase} from './start-batch.js';

const random = createRandom(20_261_124);
const phases: readonly Phase[] = ['checking', 'deleting', 'verifying'];

// A batch of 300 tokens makes 900 requests: for each a GET before, the DELETE, and a GET after.
const points: readonly KillPoint[] = Array.from({length: 20}, (_, index) => ({
	signal: index % 2 === 0 ? 'SIGKILL' : 'SIGHUP',
	requests: random.integer(1, 860),
	phase: phases[index % 3]!,
	looksAt: 'GETs',
}));

// The same batch makes 300 requests and a few lists, where the length of the list is known.
const listPoints: readonly KillPoint[] = [
	{
		signal: 'SIGKILL', requests: 0, phase: 'checking', looksAt: 'lists',
	},
	{
		signal: 'SIGHUP', requests: random.integer(1, 280), phase: 'deleting', looksAt: 'lists',
	},
	{
		signal: 'SIGKILL', requests: random.integer(1, 220), phase: 'verifying', looksAt: 'lists',
	},
	{
		signal: 'SIGKILL', requests: random.integer(1, 280), phase: 'deleting', looksAt: 'lists',
	},
];

/**
The moments at which the tests kill the program with its screen, which knows the list. There are few, because each takes a while.
*/
export const screenPoints = listPoints;

/**
The moments at which the tests kill the engine without a screen.
*/
export const enginePoints = [...points.slice(4), ...listPoints];

/**
The kill point as a part of a test's name.
*/
export const nameOf = ({signal, requests, phase, looksAt}: KillPoint): string => `${signal} after ${requests} requests, while ${phase} by ${looksAt}`;

import type {FaultCondition} from '../../source/emulator/faults/faults.js';

/**
Where in a command's work a fault strikes: the list that it starts with, the look at the token before the change, the change, the look at the token after it, and the list after it. It strikes each such request, or with `once` the first one.
*/
export const phases = {
	list: {method: 'GET', path: 'tokens', beforeChanges: 1},
	check: {method: 'GET', path: 'token', beforeChanges: 1},
	change: {},
	'change once': {times: 1},
	verify: {method: 'GET', path: 'token', afterChanges: 1},
	'list after': {method: 'GET', path: 'tokens', afterChanges: 1},
} as const satisfies Readonly<Record<string, FaultCondition>>;

export type Phase = keyof typeof phases;

/**
Whether the phase is the change itself.
*/
export function isChange(phase: Phase): boolean {
	return phase === 'change' || phase === 'change once';
}

import type {FaultCondition} from '../../source/emulator/faults/fault-list.js';

/**
The request that a fault disturbs: the list at the start of a command, the GET of the token before the change, the change, the GET of the token after it, or the list after it. The fault disturbs each such request, or only the first one with `once`.
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

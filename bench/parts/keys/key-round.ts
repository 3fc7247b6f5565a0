import type {KeyCost, Stage} from '../../stage/stage.js';

/**
The keys that are measured, in the order of the table.
*/
export const keyKinds = [
	'move', 'scroll by one', 'page', 'first, last', 'first filter key', 'further filter key', 'erase filter key', 'clear filter', 'sort', 'mark',
] as const;

export type KeyKind = typeof keyKinds[number];

/**
What the keys of one round cost, by kind. Each kind that a program has was pressed at least once.
*/
export type KeyRound = ReadonlyMap<KeyKind, readonly KeyCost[]>;

/**
Presses the keys of a round and keeps what they cost.
*/
export type KeyPresser = {
	readonly costs: KeyRound;
	/**
	Presses the key so many times, each time after the answer to the one before, and keeps the costs.
	*/
	measure(kind: KeyKind, key: string, times?: number): Promise<void>;
	/**
	Presses keys that are not measured, in one write, and waits until the program is quiet. They may change nothing.
	*/
	settle(keys: string): Promise<void>;
	/**
	Presses a key that is not measured and waits for its answer. Esc needs this, because a program waits for what may follow it before it answers.
	*/
	answer(key: string): Promise<void>;
};

export function pressOn(stage: Stage): KeyPresser {
	const costs = new Map<KeyKind, KeyCost[]>();
	return {
		costs,
		async measure(kind, key, times = 1) {
			for (let press = 0; press < times; press++) {
				costs.set(kind, [...costs.get(kind) ?? [], await stage.cost(key)]);
			}
		},
		async settle(keys) {
			stage.press(keys);
			await stage.quiet();
		},
		async answer(key) {
			await stage.cost(key);
		},
	};
}

/**
How many times a key is pressed in a round. One number for the program and for fzf.
*/
export const presses = {
	move: 8, scroll: 5, page: 2, mark: 3,
} as const;

/**
The filter, a key at a time.
*/
export const typedFilter = ['g', 'r', 'a', 'f'] as const;

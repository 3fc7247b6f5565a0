/**
How many items a step has: so few items that the slowest work on them takes a few milliseconds, also on a busy machine.
*/
export const itemsAtOnce = 1000;

/**
Does something with each item of a list, in steps, so that keys can be answered between them.

@yields Nothing, after every 1000 items: each step only gives the caller a turn.
*/
export function * inSteps<Item>(list: readonly Item[], work: (item: Item) => void): Generator<undefined, void, undefined> {
	let left = itemsAtOnce;
	for (const item of list) {
		work(item);
		left--;
		if (left !== 0) {
			continue;
		}

		left = itemsAtOnce;
		yield undefined;
	}
}

import type {ApiError} from '../api/errors.js';

// A few at a time, as a run does.
const width = 4;

// What would be answered to every other request too.
const generalKinds: ReadonlySet<ApiError['kind']> = new Set(['unauthorized', 'forbidden', 'rate-limited', 'connection', 'timeout', 'tls', 'redirected']);

type Turn<Value> = {
	readonly value: Value;
	readonly error: ApiError | undefined;
};

/**
Calls `work` for every item, four at a time and in their order, and gives what it gives, in the same order. Undefined for the items after an error that any other request would meet too.
*/
export async function inTurns<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Turn<Value>>): Promise<ReadonlyArray<Value | undefined>> {
	const values: Array<Value | undefined> = items.map(() => undefined);
	const rest = items.entries();
	let isOver = false;

	const takeTurns = async () => {
		for (const [index, item] of rest) {
			if (isOver) {
				return;
			}

			// eslint-disable-next-line no-await-in-loop -- one follows the other
			const {value, error} = await work(item);
			values[index] = value;
			isOver ||= error !== undefined && generalKinds.has(error.kind);
		}
	};

	await Promise.all(Array.from({length: width}, async () => takeTurns()));
	return values;
}

import type {ApiError} from '../api/api-error.js';

// As many at a time as a run does by default.
const width = 4;

// Errors that every other request would meet too.
const generalKinds: ReadonlySet<ApiError['kind']> = new Set(['unauthorized', 'forbidden', 'rate-limited', 'connection', 'timeout', 'tls', 'redirected']);

type Turn<Value> = {
	readonly value: Value;
	readonly error: ApiError | undefined;
};

/**
Calls `work` for every item, four at a time and in their order, and gives the values in the same order. After an error that every other request would meet too, no more items are begun; their values are undefined.
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

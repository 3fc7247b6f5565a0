/**
Writes that are asked for one by one and made in groups.
*/
export type GroupedWrites<Item, Outcome> = {
	/**
	Asks for one write, and gives its outcome once the group that it belongs to is written.
	*/
	add(item: Item): Promise<Outcome>;
	/**
	Waits for all writes that were asked for. Never throws.
	*/
	settle(): Promise<void>;
};

type Waiting<Item, Outcome> = {
	readonly item: Item;
	readonly resolve: (outcome: Outcome) => void;
	readonly reject: (error: unknown) => void;
};

/**
Writes one group at a time, in the order of the calls. What is asked for while a group is being written goes with the next group, because one write of many items costs hardly more than one of a single item.

`write` gives the outcomes in the order of its items. Where it throws, exactly the items of that group fail with its error.
*/
export function groupWrites<Item, Outcome>(write: (items: readonly Item[]) => Promise<readonly Outcome[]>): GroupedWrites<Item, Outcome> {
	let waiting: Array<Waiting<Item, Outcome>> = [];
	let writing: Promise<void> | undefined;

	const writeNext = async (): Promise<void> => {
		const group = waiting;
		waiting = [];
		try {
			const outcomes = await write(group.map(({item}) => item));
			for (const [index, {resolve}] of group.entries()) {
				resolve(outcomes[index]!);
			}
		} catch (error) {
			for (const {reject} of group) {
				reject(error);
			}
		}
	};

	const writeAllGroups = async (): Promise<void> => {
		// What the same turn of the event loop asks for goes with the first group.
		await Promise.resolve();
		while (waiting.length > 0) {
			await writeNext(); // eslint-disable-line no-await-in-loop -- one group follows the other
		}

		writing = undefined;
	};

	return {
		async add(item) {
			const {promise, resolve, reject} = Promise.withResolvers<Outcome>();
			waiting.push({item, resolve, reject});
			writing ??= writeAllGroups();
			return promise;
		},
		async settle() {
			await writing;
		},
	};
}

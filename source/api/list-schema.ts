import {isDeepStrictEqual} from 'node:util';
import * as v from 'valibot';

/**
A list in which every `key` is there once. The same item twice is kept once; two items that differ under one key are an error, for nobody can say which of them is true.
*/
export function listOf<Item>(
	itemSchema: v.GenericSchema<unknown, Item>,
	key: string & keyof Item,
): v.GenericSchema<unknown, readonly Item[]> {
	return v.pipe(
		v.array(itemSchema),
		v.rawTransform(({dataset: {value: items}, addIssue, NEVER}) => {
			// The usual case; a map of items costs three times as much.
			if (new Set(items.map(item => item[key])).size === items.length) {
				return items;
			}

			const seen = new Map<unknown, Item>();
			for (const [index, item] of items.entries()) {
				const other = seen.get(item[key]);
				if (other === undefined) {
					seen.set(item[key], item);
				} else if (!isDeepStrictEqual(item, other)) {
					addIssue({
						message: 'is there twice, with different contents',
						path: [
							{
								type: 'array', origin: 'value', input: items, key: index, value: item,
							},
							{
								type: 'object', origin: 'value', input: item as Record<string, unknown>, key, value: item[key],
							},
						],
					});
					return NEVER;
				}
			}

			return seen.values().toArray();
		}),
	);
}

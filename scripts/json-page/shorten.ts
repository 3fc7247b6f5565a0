/**
A value of which each list has only its first `items` items.
*/
export function shorten(value: unknown, items: number): unknown {
	if (Array.isArray(value)) {
		return value.slice(0, items).map(item => shorten(item, items));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shorten(part, items)]))
		: value;
}

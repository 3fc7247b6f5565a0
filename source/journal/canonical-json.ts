/**
JSON with the keys of every object in the order of their code units and without white space, so that the same value always gives the same text. Keys whose value is undefined are left out.
*/
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => isRecord(inner)
		? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a < b ? -1 : 1))
		: inner);
}

/**
Whether the value is an object and not a list.
*/
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

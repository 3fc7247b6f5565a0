const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;

/**
Every token id in a text, once each, in lower case: whatever stands around it, so a list, a CSV and influxctl's JSON all do.
*/
export function idsInText(text: string): readonly string[] {
	return [...new Set(text.matchAll(uuid).map(([id]) => id.toLowerCase()))];
}

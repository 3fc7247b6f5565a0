import {editDistance} from '../text/edit-distance.js';
import {filterFields, type FilterFieldName} from './fields.js';

// The names that other tools and the service's own API have for the same things.
const otherNames: Readonly<Record<string, FilterFieldName>> = {
	database: 'db',
	databases: 'db',
	resource: 'db',
	bucket: 'db',
	permission: 'action',
	access: 'action',
	state: 'status',
	is: 'status',
	expiry: 'expires',
	expiration: 'expires',
	older: 'age',
	newer: 'age',
	date: 'created',
	since: 'created',
	token: 'id',
	permissions: 'grants',
};

const searchedByWords = new Set(['name', 'description', 'desc', 'text', 'title']);

function nearestField(name: string): FilterFieldName | undefined {
	const candidates: ReadonlyArray<readonly [string, FilterFieldName]> = [
		...filterFields.map(field => [field.name, field.name] as const),
		...Object.entries(otherNames),
	];
	const [nearest] = candidates
		.map(([word, field]) => ({field, distance: name.length > 2 && word.startsWith(name) ? 0 : editDistance(name, word)}))
		.toSorted((left, right) => left.distance - right.distance);
	return nearest && nearest.distance <= Math.floor((name.length + 1) / 3) ? nearest.field : undefined;
}

/**
The error message for a word that looks like a field but is not one. It names the field that was probably meant, or else says how to search for the text itself.
*/
export function unknownFieldMessage(name: string): string {
	const lowerCase = name.toLowerCase();
	if (searchedByWords.has(lowerCase)) {
		return `no field "${name}"; plain words search descriptions`;
	}

	const nearest = nearestField(lowerCase);
	if (nearest === undefined) {
		return `no field "${name}"; to search for the text, quote it`;
	}

	const [{example}] = filterFields.find(field => field.name === nearest)!.uses;
	return `no field "${name}"; did you mean ${example.slice(0, nearest.length + 1)}`;
}

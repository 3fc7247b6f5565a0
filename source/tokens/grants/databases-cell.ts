import type {Permission} from '../../api/types.js';
import {allDatabases} from './known-databases.js';

/**
The Databases cell of a token list, as in the Admin UI: the first database and how many more (`flight2, + 1 more`), `all databases` when a grant is on all of them, `none` when there is no grant.

Names are raw text of the service.
*/
export function databasesCell(permissions: readonly Permission[]): string {
	const names = new Set(permissions.map(permission => permission.resource));
	if (names.has(allDatabases)) {
		return 'all databases';
	}

	const [first] = names;
	if (first === undefined) {
		return 'none';
	}

	return names.size === 1 ? first : `${first}, + ${names.size - 1} more`;
}

/**
The same for a token some of whose grants cannot be read, so that it may reach any database: `unknown, flight2`. `unknown` comes first, because a narrow column cuts off the end.
*/
export function unknownDatabasesCell(permissions: readonly Permission[]): string {
	return permissions.length === 0 ? 'unknown' : `unknown, ${databasesCell(permissions)}`;
}

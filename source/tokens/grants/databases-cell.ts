import type {Permission} from '../../api/types.js';
import {allDatabases} from './known-databases.js';

/**
The Databases cell of the Admin UI's token list: the first database and how many more (`flight2, + 1 more`), `all databases` where a grant is on all of them, `none` where there is no grant.

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
The same for a token some of whose grants cannot be read: `unknown, flight2`, the unknown first where a narrow column cuts the rest. It may reach any database.
*/
export function unknownDatabasesCell(permissions: readonly Permission[]): string {
	return permissions.length === 0 ? 'unknown' : `unknown, ${databasesCell(permissions)}`;
}

import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {allDatabases} from './known-databases.js';
import {permissionKey} from './permission-key.js';

type WithPermissions = Pick<DatabaseToken, 'permissions'>;

/**
The update that removes every grant on one database from a token, with any action. Undefined when the token has no such grant. The other permissions stay as they are, in their order.

A grant on all databases does not count as a grant on this one and stays, so the token may still reach the database. With `*` as the database, only the grants on all databases are removed.
*/
export function dropDatabase({permissions}: WithPermissions, database: string): TokenChanges | undefined {
	const left = permissions.filter(permission => permission.resource !== database);
	return left.length === permissions.length ? undefined : {permissions: left};
}

/**
The update that replaces each grant on all databases with grants on each database by name. Undefined when the token has no grant on all databases. The other permissions stay as they are, in their order, and no permission is added twice.

After it the token cannot reach databases that are created later, nor `_internal` unless it is among the names. With an empty list of names, only the grants by name are left.
*/
export function replaceWildcard({permissions}: WithPermissions, databaseNames: readonly string[]): TokenChanges | undefined {
	if (permissions.every(permission => permission.resource !== allDatabases)) {
		return undefined;
	}

	const existing = new Set(permissions.map(permission => permissionKey(permission)));
	return {
		permissions: permissions.flatMap(permission => {
			if (permission.resource !== allDatabases) {
				return [permission];
			}

			return databaseNames
				.map(resource => ({...permission, resource}))
				.filter(byName => {
					const key = permissionKey(byName);
					const isNew = !existing.has(key);
					existing.add(key);
					return isNew;
				});
		}),
	};
}

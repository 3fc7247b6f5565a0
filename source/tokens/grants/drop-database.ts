import type {DatabaseToken, Permission, TokenChanges} from '../../api/types.js';
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
The update that replaces grants on all databases with grants on each database by name. Undefined when the token has no such grant. The other permissions stay as they are, in their order, and no permission is added twice.

`grants` are those of the token's permissions that are replaced, where they are on all databases. Without it all grants on all databases are.

After it the replaced grants cannot reach databases that are created later, nor `_internal` unless it is among the names. With an empty list of names, only the other grants are left.
*/
export function replaceWildcard({permissions}: WithPermissions, databaseNames: readonly string[], grants: readonly Permission[] = permissions): TokenChanges | undefined {
	const replaced = new Set(grants.filter(({resource}) => resource === allDatabases).map(permission => permissionKey(permission)));
	const keys = permissions.map(permission => permissionKey(permission));
	if (keys.every(key => !replaced.has(key))) {
		return undefined;
	}

	const existing = new Set(keys);
	return {
		permissions: permissions.flatMap((permission, index) => {
			if (!replaced.has(keys[index]!)) {
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

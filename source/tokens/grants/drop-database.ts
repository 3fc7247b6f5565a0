import type {DatabaseToken, TokenChanges} from '../../api/types.js';
import {allDatabases} from './known-databases.js';
import {permissionKey} from './permission-key.js';

type WithPermissions = Pick<DatabaseToken, 'permissions'>;

/**
The update that takes every grant on one database away from a token, whatever its action; undefined when it has none. The other permissions stay as they are, in their order.

A grant on all databases is none on this one and stays, so the token may still reach it. `*` as the database takes just those away.
*/
export function dropDatabase({permissions}: WithPermissions, database: string): TokenChanges | undefined {
	const left = permissions.filter(permission => permission.resource !== database);
	return left.length === permissions.length ? undefined : {permissions: left};
}

/**
The update that puts, in place of each grant on all databases, one on each database by its name; undefined when the token has none. The other permissions stay as they are, in their order, and none is repeated.

Databases that are created later are out of its reach from then on, and so is `_internal` unless it is among the names. With no names at all, only the grants by name are left.
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

import type {Permission} from '../../api/types.js';
import {grantKey, permissionKey} from './permission-key.js';

/**
One row of the form in which a token is created or edited: all of the token's permissions on one database.
*/
export type GrantRow = {
	/**
	A database's name, or `*` for all databases. Raw text of the service, or as typed.
	*/
	readonly database: string;
	readonly canRead: boolean;
	readonly canWrite: boolean;
	/**
	The permissions on the database with actions that the service's documents do not name, unchanged.
	*/
	readonly other: readonly Permission[];
};

/**
Makes the rows for a token's permissions, in the order in which its databases appear there.
*/
export function rowsFromPermissions(permissions: readonly Permission[]): readonly GrantRow[] {
	return [...Map.groupBy(permissions, permission => permission.resource)].map(([database, onIt]) => ({
		database,
		canRead: onIt.some(({action}) => action === 'read'),
		canWrite: onIt.some(({action}) => action === 'write'),
		other: onIt.filter(({action}) => action !== 'read' && action !== 'write'),
	}));
}

/**
All permissions of a row, read before write. When the database of a row is changed, its permissions with other actions get the new database too.
*/
function permissionsOfRow({database, canRead, canWrite, other}: GrantRow): readonly Permission[] {
	return [
		...canRead ? [{action: 'read', resource: database}] : [],
		...canWrite ? [{action: 'write', resource: database}] : [],
		...other.map(permission => ({...permission, resource: database})),
	];
}

/**
The key by which a form compares permissions. A form keeps only whether there is a read or a write permission, and all fields of the others.
*/
function formKey(permission: Permission): string {
	return permission.action === 'read' || permission.action === 'write' ? grantKey(permission) : permissionKey(permission);
}

/**
Makes the permissions of rows, for a create or an update. A row without an action gives no permission.

`original` are the permissions that `rowsFromPermissions` made the rows of. Those that the rows still have come first and stay as they were, in their order, with repeated ones and with fields that this program does not know. New permissions follow in the order of the rows, each once. So rows that were not edited give back `original`.
*/
export function permissionsFromRows(rows: readonly GrantRow[], original: readonly Permission[] = []): readonly Permission[] {
	const requested = new Map(rows.flatMap(row => permissionsOfRow(row)).map(permission => [formKey(permission), permission]));
	const kept = original.filter(permission => requested.has(formKey(permission)));
	const keptKeys = new Set(kept.map(permission => formKey(permission)));
	const added = [...requested].filter(([key]) => !keptKeys.has(key)).map(([, permission]) => permission);
	return [...kept, ...added];
}

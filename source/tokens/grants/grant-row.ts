import type {Permission} from '../../api/types.js';
import {grantKey, permissionKey} from './permission-key.js';

/**
One row of the form in which a token is created or edited: all that it may do on one database.
*/
export type GrantRow = {
	/**
	A database's name, or `*` for all databases. Raw text of the service, or as typed.
	*/
	readonly database: string;
	readonly canRead: boolean;
	readonly canWrite: boolean;
	/**
	The permissions on it with actions that the service's documents do not know, as they came.
	*/
	readonly other: readonly Permission[];
};

/**
The rows of a token's permissions, in the order in which its databases appear there.
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
All permissions that a row asks for, read before write. Those with other actions follow the row when its database is changed.
*/
function permissionsOfRow({database, canRead, canWrite, other}: GrantRow): readonly Permission[] {
	return [
		...canRead ? [{action: 'read', resource: database}] : [],
		...canWrite ? [{action: 'write', resource: database}] : [],
		...other.map(permission => ({...permission, resource: database})),
	];
}

/**
What tells permissions apart in a form: it knows of read and write only that they are there, and of the others everything.
*/
function formKey(permission: Permission): string {
	return permission.action === 'read' || permission.action === 'write' ? grantKey(permission) : permissionKey(permission);
}

/**
The permissions that rows ask for, as the API's create and update take them. A row with nothing in it asks for none.

`original` are the permissions that the rows were made of, by `rowsFromPermissions`: those that are still asked for come first and stay as they were, in their order, repeated or not, with fields that this program does not know; what is new follows in the order of the rows, each once. Rows without an edit therefore give `original` back.
*/
export function permissionsFromRows(rows: readonly GrantRow[], original: readonly Permission[] = []): readonly Permission[] {
	const requested = new Map(rows.flatMap(row => permissionsOfRow(row)).map(permission => [formKey(permission), permission]));
	const kept = original.filter(permission => requested.has(formKey(permission)));
	const keptKeys = new Set(kept.map(permission => formKey(permission)));
	const added = [...requested].filter(([key]) => !keptKeys.has(key)).map(([, permission]) => permission);
	return [...kept, ...added];
}

import type {DatabaseToken, Permission} from '../../api/types.js';
import {replaceWildcard} from '../../tokens/grants/drop-database.js';
import {allDatabases, isMissingDatabase} from '../../tokens/grants/known-databases.js';
import {dropGrants} from './drop-grants.js';
import type {GrantEdit} from './grant-edit.js';

/**
What least privilege means for one token, by its grants and the databases that exist.

- update: `fields` are what the token needs to keep what it can do today, and nothing more. `missing` are the names without a database that it loses, and `isReplaced` says whether its grants on all databases become grants by name.
- nothing-left: none of its grants reaches a database, so that it is one to suspend or to revoke
- unknown-action: it has an action that this program does not know, and so it is not known what it can do
*/
export type Proposal =
	| {readonly kind: 'update'; readonly fields: {readonly permissions: readonly Permission[]}; readonly missing: readonly string[]; readonly isReplaced: boolean}
	| {readonly kind: 'nothing-left'}
	| {readonly kind: 'unknown-action'};

/**
Proposes the grants with which a token can do on every existing database what it can do today, and nothing besides: grants on names that no database has are dropped, and grants on `*` become grants on the databases that exist, those that it has by name already among them. `databaseNames` are these databases.

A grant on `_internal` stays where the token has it by name. With a grant on `*` it may be reached too, and is not after the proposal.

Undefined where nothing changes, and for a token that cannot be read whole.
*/
export function proposalFor(token: DatabaseToken, databaseNames: readonly string[]): Proposal | undefined {
	const {permissions, oddities} = token;
	const existing = new Set(databaseNames);
	const unreached = permissions.filter(({resource}) => isMissingDatabase(resource, existing));
	const isReplaced = permissions.some(({resource}) => resource === allDatabases);
	if (oddities !== undefined || (unreached.length === 0 && !isReplaced)) {
		return undefined;
	}

	if (permissions.some(({action}) => action !== 'read' && action !== 'write')) {
		return {kind: 'unknown-action'};
	}

	const edit: GrantEdit = dropGrants(token, unreached) ?? {kind: 'update', fields: {permissions}};
	if (edit.kind === 'nothing-left') {
		return edit;
	}

	const byName = replaceWildcard(edit.fields, databaseNames)?.permissions ?? edit.fields.permissions;
	return byName.length === 0
		? {kind: 'nothing-left'}
		: {
			kind: 'update', fields: {permissions: byName}, missing: [...new Set(unreached.map(({resource}) => resource))], isReplaced,
		};
}

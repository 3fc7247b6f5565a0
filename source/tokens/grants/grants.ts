import type {Permission} from '../../api/types.js';
import {compareText} from '../text/compare-text.js';
import {allDatabases} from './known-databases.js';

/**
All of a token's grants on one database, or on all databases.
*/
export type DatabaseGrants = {
	/**
	The database's name, or `*`. Raw text of the service.
	*/
	readonly database: string;
	readonly isWildcard: boolean;
	/**
	Each action once: read, write, then the others by name.
	*/
	readonly actions: readonly string[];
	readonly reads: boolean;
	readonly writes: boolean;
	/**
	The actions that the service's documents do not name.
	*/
	readonly other: readonly string[];
};

function grantsOn(database: string, actions: ReadonlySet<string>): DatabaseGrants {
	const canRead = actions.has('read');
	const canWrite = actions.has('write');
	const other = [...actions].filter(action => action !== 'read' && action !== 'write').toSorted(compareText);
	return {
		database,
		isWildcard: database === allDatabases,
		actions: [...canRead ? ['read'] : [], ...canWrite ? ['write'] : [], ...other],
		reads: canRead,
		writes: canWrite,
		other,
	};
}

/**
Groups permissions by database: `*` first, then by name, each database and each action once.
*/
export function grantsByDatabase(permissions: readonly Permission[]): readonly DatabaseGrants[] {
	const actionsByDatabase = new Map<string, Set<string>>();
	for (const {action, resource} of permissions) {
		const actions = actionsByDatabase.get(resource);
		if (actions) {
			actions.add(action);
		} else {
			actionsByDatabase.set(resource, new Set([action]));
		}
	}

	return [...actionsByDatabase]
		.map(([database, actions]) => grantsOn(database, actions))
		.toSorted((left, right) => Number(right.isWildcard) - Number(left.isWildcard) || compareText(left.database, right.database));
}

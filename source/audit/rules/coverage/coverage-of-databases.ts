import {allDatabases, systemDatabase} from '../../../tokens/grants/known-databases.js';
import type {TokenEntry} from '../../../tokens/list/token-entry.js';
import type {AuditFacts} from '../../facts.js';
import {holdersByResource} from './holders-by-resource.js';

/**
How the live tokens reach a database. Tokens that may not be live are among them.
*/
export type Coverage = {
	/**
	Raw text of the service.
	*/
	readonly database: string;
	readonly isByName: boolean;
	/**
	Those with a grant on `*`, in the order of the tokens.
	*/
	readonly throughAll: readonly TokenEntry[];
};

/**
How each database of the cluster is written, or read, in the order of the service. `_internal` is left out, because the service itself writes it. Empty where the databases are not known.
*/
export function coverageOfDatabases({grantLists, databaseSet}: AuditFacts, action: 'read' | 'write'): readonly Coverage[] {
	const holders = holdersByResource(grantLists, action);
	const throughAll = (holders.get(allDatabases) ?? []).flatMap(({entries}) => entries).toSorted((left, right) => left.position - right.position);
	return [...databaseSet ?? []]
		.filter(database => database !== systemDatabase)
		.map(database => ({database, isByName: holders.has(database), throughAll}));
}

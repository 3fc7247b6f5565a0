import {allDatabases, systemDatabase} from '../../../tokens/grants/known-databases.js';
import {isLive, type Holder} from '../../../tokens/impact/access-index.js';
import type {AuditFacts} from '../../facts.js';

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
	Those with a grant on `*`.
	*/
	readonly throughAll: readonly Holder[];
};

/**
How each database of the cluster is written, or read, in the order of the service. `_internal` is left out, because the service itself writes it. Empty where the databases are not known.
*/
export function coverageOfDatabases({access, databaseSet, now}: AuditFacts, action: 'read' | 'write'): readonly Coverage[] {
	const holders = action === 'write' ? access.writers : access.readers;
	const throughAll = (holders.get(allDatabases) ?? []).filter(holder => isLive(holder, now));
	return [...databaseSet ?? []]
		.filter(database => database !== systemDatabase)
		.map(database => ({database, isByName: holders.get(database)?.some(holder => isLive(holder, now)) ?? false, throughAll}));
}

import type {Answer, Database} from '../../api/types.js';

/**
The resource of a permission on all databases, also on those that are created later.
*/
export const allDatabases = '*';

/**
The system database in which InfluxDB Cloud Dedicated keeps its query log. The list of databases may leave it out.
*/
export const systemDatabase = '_internal';

/**
The names of a cluster's databases, or a sentence that says why they are not known. Both are undefined while they are still being loaded.
*/
export type KnownDatabases = {
	readonly databaseNames: readonly string[] | undefined;
	/**
	When there are names too, it says why the list could not be loaded again, so that the names may be old. It may hold raw text of the service.
	*/
	readonly databasesProblem: string | undefined;
};

/**
The names in a list of databases. When a row has no name, it may be any database, so the names count as not known: otherwise a grant on it would be called a grant on a missing database.
*/
export function databasesOf(databases: readonly Database[]): KnownDatabases {
	const nameless = databases.filter(({name}) => name === '').length;
	return nameless === 0
		? {databaseNames: databases.map(({name}) => name), databasesProblem: undefined}
		: {databaseNames: undefined, databasesProblem: `The list of databases has ${nameless === 1 ? 'a row' : `${nameless} rows`} without a name.`};
}

/**
The same from the answer to a call of the list of databases.
*/
export function databasesOfAnswer(answer: Answer<readonly Database[]>): KnownDatabases {
	return answer.ok ? databasesOf(answer.value) : {databaseNames: undefined, databasesProblem: answer.error.message};
}

/**
Says in a sentence that the databases are not known, or that the list is an old one, and why. Undefined when neither is so.
*/
export function databasesSentence({databaseNames, databasesProblem}: KnownDatabases): string | undefined {
	if (databasesProblem === undefined) {
		return undefined;
	}

	return databaseNames === undefined
		? `Which databases there are is not known: ${databasesProblem}`
		: `The list of databases is an old one: ${databasesProblem}`;
}

/**
Whether a grant's resource names a database that the cluster does not have. Names are compared exactly, as the service does: they are case-sensitive.
*/
export function isMissingDatabase(resource: string, databaseNames: ReadonlySet<string>): boolean {
	return resource !== allDatabases && resource !== systemDatabase && !databaseNames.has(resource);
}

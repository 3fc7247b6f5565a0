import type {Answer, Database} from '../../api/types.js';

/**
The resource of a permission on all databases, those to come included.
*/
export const allDatabases = '*';

// InfluxDB Cloud Dedicated keeps its query log in a system database of this name; the list of databases need not show it.
const systemDatabase = '_internal';

/**
Which databases a cluster has: their names, or why that is not known, as a sentence. Both are undefined while it is not known yet.
*/
export type KnownDatabases = {
	readonly databaseNames: readonly string[] | undefined;
	/**
	Beside names it says that they are old: the list could not be loaded again. Raw text of the service may be in it.
	*/
	readonly databasesProblem: string | undefined;
};

/**
What a list of databases tells. A row without a name may be any database, so that no grant can be said to name none.
*/
export function databasesOf(databases: readonly Database[]): KnownDatabases {
	const nameless = databases.filter(({name}) => name === '').length;
	return nameless === 0
		? {databaseNames: databases.map(({name}) => name), databasesProblem: undefined}
		: {databaseNames: undefined, databasesProblem: `The list of databases has ${nameless === 1 ? 'a row' : `${nameless} rows`} without a name.`};
}

/**
What an answer to the list of databases tells.
*/
export function databasesOfAnswer(answer: Answer<readonly Database[]>): KnownDatabases {
	return answer.ok ? databasesOf(answer.value) : {databaseNames: undefined, databasesProblem: answer.error.message};
}

/**
Why it is not known which databases there are, or not as they are now, as a sentence to stand beside what is told of them; nothing where the list is there.
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

/**
The resource of a permission on all databases, those to come included.
*/
export const allDatabases = '*';

// InfluxDB Cloud Dedicated keeps its query log in a system database of this name; the list of databases need not show it.
const systemDatabase = '_internal';

/**
Whether a grant's resource names a database that the cluster does not have. Names are compared exactly, as the service does: they are case-sensitive.
*/
export function isMissingDatabase(resource: string, databaseNames: ReadonlySet<string>): boolean {
	return resource !== allDatabases && resource !== systemDatabase && !databaseNames.has(resource);
}

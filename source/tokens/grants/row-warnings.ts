import type {Permission} from '../../api/types.js';
import {nearestName} from '../text/nearest-name.js';
import {allDatabases, isMissingDatabase} from './known-databases.js';
import type {GrantRow} from './grant-row.js';

/**
A sentence about one row. It may hold the row's raw text.
*/
export type RowNote = {
	/**
	The row's index.
	*/
	readonly row: number;
	readonly message: string;
};

export type RowWarning = RowNote & {
	/**
	The existing database that was most likely meant; undefined when none has a similar name.
	*/
	readonly suggestion: string | undefined;
};

// The longest database name, from the OpenAPI document of Cloud Dedicated's management API (v0).
const maximumLength = 64;

function nameProblem(name: string): string | undefined {
	if (name === '') {
		return 'The row has no database: choose one, or remove the row.';
	}

	if (/\p{Control}/u.test(name)) {
		return 'The database name holds a control character: type the name again.';
	}

	return [...name].length > maximumLength
		? `The database name is longer than ${maximumLength} characters: shorten it, no database has such a name.`
		: undefined;
}

/**
Says why rows cannot be saved, with at most one problem for each row, in their order. A database name has 1 to 64 characters without control characters, and only one row.

A name that a permission of `original` has is not refused, so that every token of the service can be edited.
*/
export function rowProblems(rows: readonly GrantRow[], original: readonly Permission[] = []): readonly RowNote[] {
	const given = new Set(original.map(permission => permission.resource));
	const seen = new Set<string>();
	const notes: RowNote[] = [];
	for (const [row, {database}] of rows.entries()) {
		const problem = given.has(database) ? undefined : nameProblem(database);
		const name = database === allDatabases ? 'all databases' : database;
		const message = problem ?? (seen.has(database) ? `There is a row for ${name} already: choose its access there, and remove this row.` : undefined);
		seen.add(database);
		if (message !== undefined) {
			notes.push({row, message});
		}
	}

	return notes;
}

/**
Warns of rows that can be saved and name a database that the cluster does not have. The service binds grants to names, so such a grant has no effect until a database of that name is created.

Rows with a name that is not valid are left out. `databaseNames` is undefined while the cluster's databases are not known; then there are no warnings.
*/
export function rowWarnings(rows: readonly GrantRow[], databaseNames: readonly string[] | undefined): readonly RowWarning[] {
	const existing = new Set(databaseNames);
	return rows.flatMap(({database}, row) => {
		if (databaseNames === undefined || nameProblem(database) !== undefined || !isMissingDatabase(database, existing)) {
			return [];
		}

		const suggestion = nearestName(database, databaseNames);
		const advice = suggestion === undefined ? 'the grant has no effect until one is created' : `the nearest name is ${suggestion}`;
		return [{row, message: `The cluster has no database ${database}: ${advice}.`, suggestion}];
	});
}

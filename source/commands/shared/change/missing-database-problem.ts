import type {Command} from 'commander';
import type {Permission} from '../../../api/types.js';
import type {GrantRow} from '../../../tokens/grants/grant-row.js';
import {isMissingDatabase} from '../../../tokens/grants/known-databases.js';
import {rowWarnings} from '../../../tokens/grants/row-warnings.js';

export type MissingDatabaseOptions = {
	/**
	Lets a grant name a database that the cluster does not have.
	*/
	readonly missingDatabase?: boolean | undefined;
};

/**
Adds `--missing-database`.
*/
export function addMissingDatabaseOption(command: Command): Command {
	return command.option('--missing-database', 'accept a database that the cluster does not have (yet)');
}

/**
One sentence for each database that the cluster does not have. `databaseNames` is undefined when the cluster's databases are not known.
*/
export function grantWarnings(rows: readonly GrantRow[], databaseNames: readonly string[] | undefined): readonly string[] {
	return rowWarnings(rows, databaseNames).map(({message}) => message);
}

/**
Why grants cannot be made, in sentences: they name databases that the cluster does not have, as a misspelt name does, or several names with commas between. Grants that the token has already (`original`) are not looked at. Undefined when nothing is wrong, or when `--missing-database` accepts it. Raw text of the service.
*/
export function missingDatabaseProblem(rows: readonly GrantRow[], {databaseNames, original = [], missingDatabase}: MissingDatabaseOptions & {
	readonly databaseNames: readonly string[] | undefined;
	readonly original?: readonly Permission[];
}): string | undefined {
	if (missingDatabase) {
		return undefined;
	}

	const given = new Set(original.map(({resource}) => resource));
	const added = rows.filter(({database}) => !given.has(database));
	const existing = databaseNames && new Set(databaseNames);
	// No database of the service has a comma in its name, so this is a mistake also where the names are not known.
	const joined = added.find(({database}) => database.includes(',') && (existing === undefined || isMissingDatabase(database, existing)));
	if (joined) {
		return `An option for databases takes one name, and ${joined.database} is several with commas between: give the option once for each database. Nothing was sent.`;
	}

	const sentences = grantWarnings(added, databaseNames);
	return sentences.length === 0 ? undefined : `${sentences.join(' ')} Nothing was sent; --missing-database accepts such a name.`;
}

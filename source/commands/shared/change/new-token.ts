import type {NewToken} from '../../../api/types.js';
import {refuse, type Result} from '../../../result.js';
import {allDatabases} from '../../../tokens/grants/known-databases.js';
import {describeExpiry, parseExpiry, type ExpiryClock} from '../../../tokens/time/parse-expiry.js';
import {rowProblems} from '../../../tokens/grants/row-warnings.js';
import {permissionsFromRows, type GrantRow} from '../../../tokens/grants/grant-row.js';

/**
The options that say what a new token may do: names of databases, or `*` for all.
*/
export type GrantOptions = {
	readonly readDatabase?: readonly string[];
	readonly writeDatabase?: readonly string[];
};

/**
The rows of grants that these options make, in the order in which the databases were named.
*/
export function rowsFromOptions({readDatabase = [], writeDatabase = []}: GrantOptions): readonly GrantRow[] {
	return [...new Set([...readDatabase, ...writeDatabase])].map(database => ({
		database, canRead: readDatabase.includes(database), canWrite: writeDatabase.includes(database), other: [],
	}));
}

export type ReadNewToken = {readonly token: NewToken; readonly rows: readonly GrantRow[]};

/**
Reads from the command line the token that is asked for.
*/
export function readNewToken(description: string, {expiresAt, ...grants}: GrantOptions & {readonly expiresAt?: string | undefined}, clock: ExpiryClock): Result<ReadNewToken> {
	if (description.trim() === '') {
		return refuse('The description is empty: say what uses the token, and who owns it.');
	}

	const rows = rowsFromOptions(grants);
	if (rows.length === 0) {
		return refuse('Say what the token may do: --read-database NAME, --write-database NAME, or both; * is all databases.');
	}

	const [wrong] = rowProblems(rows);
	if (wrong) {
		return refuse(nameProblem(wrong.message));
	}

	const expiry = parseExpiry(expiresAt ?? '', clock);
	if (!expiry.ok) {
		return refuse(`--expires-at: ${expiry.message}`);
	}

	const {expiresAt: moment} = expiry;
	return {ok: true, value: {rows, token: {description, permissions: permissionsFromRows(rows), ...(moment !== undefined && {expiresAt: moment})}}};
}

/**
Turns a sentence about a row of the form into one about the command line.
*/
export function nameProblem(message: string): string {
	return message.startsWith('The row has no database') ? 'A database name is empty: give its name, or * for all databases.' : message;
}

/**
Describes a new token in words, one line for each thing.
*/
export function newTokenWords({description, permissions, expiresAt}: NewToken, clock: ExpiryClock): readonly string[] {
	return [
		`description: "${description}"`,
		...permissions.map(({action, resource}) => `${action} on ${resource === allDatabases ? 'all databases' : resource}`),
		`expires: ${describeExpiry(expiresAt, clock)}`,
	];
}

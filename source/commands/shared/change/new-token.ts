import type {NewToken} from '../../../api/types.js';
import {refuse, type Result} from '../../../result.js';
import {allDatabases} from '../../../tokens/grants/database-names.js';
import {describeExpiry, parseExpiry, type ExpiryClock} from '../../../tokens/time/expiry-text.js';
import {rowProblems, rowWarnings} from '../../../tokens/grants/grant-row-notes.js';
import {permissionsFromRows, type GrantRow} from '../../../tokens/grants/grant-rows.js';

/**
What a new token may do, as the command line says it: names of databases, `*` for all.
*/
export type GrantOptions = {
	readonly readDatabase?: readonly string[];
	readonly writeDatabase?: readonly string[];
};

/**
The rows of a form that these options fill in, in the order in which the databases were named.
*/
export function rowsFromOptions({readDatabase = [], writeDatabase = []}: GrantOptions): readonly GrantRow[] {
	return [...new Set([...readDatabase, ...writeDatabase])].map(database => ({
		database, canRead: readDatabase.includes(database), canWrite: writeDatabase.includes(database), other: [],
	}));
}

export type ReadNewToken = {readonly token: NewToken; readonly rows: readonly GrantRow[]};

/**
The token that the command line asks for, or what is wrong with it.
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
The form's sentence, for a command line.
*/
export function nameProblem(message: string): string {
	return message.startsWith('The row has no database') ? 'A database name is empty: give its name, or * for all databases.' : message;
}

/**
What a new token is, in words, one line each, and what is odd about it.
*/
export function newTokenWords({description, permissions, expiresAt}: NewToken, clock: ExpiryClock): readonly string[] {
	return [
		`description: "${description}"`,
		...permissions.map(({action, resource}) => `${action} on ${resource === allDatabases ? 'all databases' : resource}`),
		`expires: ${describeExpiry(expiresAt, clock)}`,
	];
}

/**
The databases that the cluster does not have, one sentence each.
*/
export function grantWarnings(rows: readonly GrantRow[], databaseNames: readonly string[] | undefined): readonly string[] {
	return rowWarnings(rows, databaseNames).map(({message}) => message);
}

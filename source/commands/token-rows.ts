import type {Permission} from '../api/types.js';
import {grantsByDatabase} from '../tokens/grants.js';
import {statusAt, type TokenEntry} from '../tokens/token-index.js';
import {isoSeconds, parseTime} from '../tokens/dates.js';
import {nearestName} from '../tokens/nearest-name.js';
import type {RowColumn} from './print-rows.js';
import type {RowFormat} from './row-formats.js';

/**
A token as it is printed: the API's own fields, and what this program makes of them. Times are RFC 3339, as the service gave them.
*/
export type TokenRow = {
	readonly id: string;
	readonly description: string;
	/**
	`active`, `suspended`, `expired` or `revoked`.
	*/
	readonly status: string;
	/**
	Each once; `*` is all of them.
	*/
	readonly databases: readonly string[];
	readonly permissions: readonly Permission[];
	readonly createdAt: string;
	readonly expiresAt: string | undefined;
	readonly revokedAt: string | undefined;
	/**
	The databases in a few words, for a table's cell.
	*/
	readonly databasesCell: string;
};

export function tokenRow(entry: TokenEntry, now: number): TokenRow {
	const {id, description, permissions, createdAt, expiresAt, revokedAt} = entry.token;
	return {
		id,
		description,
		status: statusAt(entry, now),
		databases: grantsByDatabase(permissions).map(({database}) => database),
		// Nothing but the two: what a newer service may add to them is not ours to promise.
		permissions: permissions.map(({action, resource}) => ({action, resource})),
		createdAt,
		expiresAt,
		revokedAt,
		databasesCell: entry.databases,
	};
}

const day = (text: string | undefined): string => {
	const time = text === undefined ? undefined : parseTime(text);
	return time === undefined ? text ?? '' : isoSeconds(new Date(time)).slice(0, 10);
};

const columns = {
	status: {key: 'status'},
	id: {key: 'id', narrow: 8},
	description: {key: 'description', narrow: 'end'},
	databases: {key: 'databases', narrow: 'end', tableText: row => row.databasesCell},
	permissions: {key: 'permissions', narrow: 'end', text: row => row.permissions.map(({action, resource}) => `${action} ${resource}`).join('; ')},
	createdAt: {key: 'createdAt', title: 'CREATED', tableText: row => day(row.createdAt)},
	expiresAt: {key: 'expiresAt', title: 'EXPIRES', tableText: row => row.expiresAt === undefined ? 'never' : day(row.expiresAt)},
	revokedAt: {key: 'revokedAt', title: 'REVOKED', tableText: row => day(row.revokedAt)},
} as const satisfies Readonly<Record<string, RowColumn<TokenRow>>>;

export type TokenColumnName = keyof typeof columns;

const tableNames: readonly TokenColumnName[] = ['status', 'id', 'description', 'databases', 'createdAt', 'expiresAt'];
const dataNames: readonly TokenColumnName[] = ['id', 'description', 'status', 'databases', 'permissions', 'createdAt', 'expiresAt', 'revokedAt'];

// As the list's columns are called on the screen.
const shortNames: Readonly<Record<string, TokenColumnName>> = {created: 'createdAt', expires: 'expiresAt', revoked: 'revokedAt'};

/**
What `--columns` takes.
*/
export const tokenColumnNames: readonly string[] = [...dataNames.filter(name => !Object.values(shortNames).includes(name)), ...Object.keys(shortNames)];

/**
The columns of tokens in this format, the ones for people in a table and all there is in the others; or those that `--columns` names, or a sentence that says which one there is not.
*/
export function tokenColumns(format: RowFormat, wanted?: string): ReadonlyArray<RowColumn<TokenRow>> | string {
	if (wanted === undefined) {
		return (format === 'table' ? tableNames : dataNames).map(name => columns[name]);
	}

	const chosen: Array<RowColumn<TokenRow>> = [];
	const words = wanted.split(',').map(text => text.trim()).filter(text => text !== '');
	for (const word of words) {
		const name = columnCalled(word);
		if (name === undefined) {
			const nearest = nearestName(word, tokenColumnNames);
			return `--columns: there is no column ${word}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} There are: ${tokenColumnNames.join(', ')}.`;
		}

		chosen.push(columns[name]);
	}

	return chosen.length === 0 ? `--columns takes one or more of ${tokenColumnNames.join(', ')}, with commas between.` : chosen;
}

function columnCalled(word: string): TokenColumnName | undefined {
	const key = word.toLowerCase();
	return shortNames[key] ?? (Object.keys(columns) as TokenColumnName[]).find(name => name.toLowerCase() === key);
}

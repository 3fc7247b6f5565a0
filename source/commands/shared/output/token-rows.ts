import type {DatabaseToken} from '../../../api/types.js';
import {cellText} from '../../../tokens/list/export-rows.js';
import {grantsByDatabase} from '../../../tokens/grants/grants.js';
import {statusAt, type TokenEntry} from '../../../tokens/list/token-index.js';
import {isoSeconds, normalTime, parseTime} from '../../../tokens/time/dates.js';
import {hasUnknownGrants, unknownField} from '../../../tokens/oddities.js';
import {nearestName} from '../../../tokens/text/nearest-name.js';
import {withShortMark} from '../../../tokens/suspension/suspension.js';
import type {RowColumn} from './print-rows.js';
import type {RowFormat} from './row-formats.js';

/**
A token as it is printed: the API's own fields, and what this program makes of them. Times are RFC 3339 in UTC, however the service spells them (see `normalTime`). A field that cannot be read is as the service gave it.
*/
export type TokenRow = {
	readonly id: unknown;
	readonly description: unknown;
	/**
	`active`, `suspended`, `expired`, `revoked` or `unknown`.
	*/
	readonly status: string;
	/**
	Each once; `*` is all of them.
	*/
	readonly databases: readonly string[];
	readonly permissions: unknown;
	readonly createdAt: unknown;
	readonly expiresAt: unknown;
	readonly revokedAt: unknown;
	/**
	What keeps the token from being read whole; undefined for a whole one.
	*/
	readonly oddities: readonly string[] | undefined;
	/**
	The token that is told, for what is made of it as text.
	*/
	readonly token: DatabaseToken;
	/**
	The databases in a few words, for a table's cell.
	*/
	readonly databasesCell: string;
};

export function tokenRow(entry: TokenEntry, now: number): TokenRow {
	const {token} = entry;
	const {id, description, permissions, createdAt, expiresAt, revokedAt, oddities, oddFields} = token;
	return {
		id,
		description,
		status: statusAt(entry, now),
		databases: grantsByDatabase(permissions).map(({database}) => database),
		// Nothing but the two: what a newer service may add to them is not ours to promise.
		permissions: permissions.map(({action, resource}) => ({action, resource})),
		createdAt: normalTime(createdAt),
		expiresAt: expiresAt === undefined ? undefined : normalTime(expiresAt),
		revokedAt: revokedAt === undefined ? undefined : normalTime(revokedAt),
		oddities,
		token,
		databasesCell: entry.databases,
		...asItCame(oddFields),
	};
}

const rawNames = ['id', 'description', 'permissions', 'createdAt', 'expiresAt', 'revokedAt'] as const;

/**
The odd fields that have a column, in place of what could be read of them.
*/
function asItCame(oddFields: DatabaseToken['oddFields'] = {}): Partial<Pick<TokenRow, typeof rawNames[number]>> {
	return Object.fromEntries(rawNames.filter(name => Object.hasOwn(oddFields, name)).map(name => [name, oddFields[name]]));
}

function permissionsText({permissions, token}: TokenRow): string {
	return hasUnknownGrants(token)
		? JSON.stringify(permissions) ?? ''
		: token.permissions.map(({action, resource}) => `${action} ${resource}`).join('; ');
}

/**
A time as a day, for people; `none` where there is no time, and `unknown` where it cannot be read.
*/
function day(token: DatabaseToken, name: 'createdAt' | 'expiresAt' | 'revokedAt', none = ''): string {
	if (unknownField(token, name) !== undefined) {
		return 'unknown';
	}

	const text = token[name];
	const time = text === undefined ? undefined : parseTime(text);
	return time === undefined ? text ?? none : isoSeconds(new Date(time)).slice(0, 10);
}

const columns = {
	status: {key: 'status'},
	id: {key: 'id', narrow: 8, tableText: row => row.token.id},
	// As on the screen, where the databases get 38 of 100.
	description: {
		key: 'description', narrow: 'end', share: 1.6, tableText: ({description}) => typeof description === 'string' ? withShortMark(description) : cellText(description),
	},
	databases: {key: 'databases', narrow: 'end', tableText: row => row.databasesCell},
	permissions: {key: 'permissions', narrow: 'end', text: permissionsText},
	createdAt: {key: 'createdAt', title: 'CREATED', tableText: row => day(row.token, 'createdAt')},
	expiresAt: {key: 'expiresAt', title: 'EXPIRES', tableText: row => day(row.token, 'expiresAt', 'never')},
	revokedAt: {key: 'revokedAt', title: 'REVOKED', tableText: row => day(row.token, 'revokedAt')},
	oddities: {key: 'oddities', title: 'ODD', narrow: 'end'},
} as const satisfies Readonly<Record<string, RowColumn<TokenRow>>>;

export type TokenColumnName = keyof typeof columns;

const tableNames: readonly TokenColumnName[] = ['status', 'id', 'description', 'databases', 'createdAt', 'expiresAt'];
const dataNames: readonly TokenColumnName[] = ['id', 'description', 'status', 'databases', 'permissions', 'createdAt', 'expiresAt', 'revokedAt'];

// As the list's columns are called on the screen.
const shortNames: Readonly<Record<string, TokenColumnName>> = {created: 'createdAt', expires: 'expiresAt', revoked: 'revokedAt'};

/**
What `--columns` takes.
*/
export const tokenColumnNames: readonly string[] = [...dataNames.filter(name => !Object.values(shortNames).includes(name)), ...Object.keys(shortNames), 'oddities'];

/**
The columns, and where none was asked for and a row is odd, one more that says what is odd.
*/
export function withOddities(shown: ReadonlyArray<RowColumn<TokenRow>>, rows: readonly TokenRow[], wanted?: string): ReadonlyArray<RowColumn<TokenRow>> {
	return wanted === undefined && rows.some(({oddities}) => oddities !== undefined) ? [...shown, columns.oddities] : shown;
}

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

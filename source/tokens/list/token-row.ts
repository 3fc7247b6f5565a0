import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import {hasUnknownGrants} from '../why-odd.js';
import {nearestName} from '../text/nearest-name.js';
import {cellText, type ExportFormat} from './export-rows.js';
import type {ExportColumn} from './exported-values.js';
import {dayOfField, outputField} from './output-field.js';
import type {ColumnOutput, TokenPlace} from './token-column.js';
import {tokenColumns, type ColumnOutputKey, type TokenColumnId} from './token-columns.js';
import type {TokenEntry} from './token-entry.js';

/**
A token as it is printed: the values of the columns that were chosen, by their names in JSON, and the entry from which the columns make their text. `now` is in ms since the epoch, `place` says where the token is, `asked` are the names of databases that a filter asked for, and `audited` are the findings of the audit, where a column prints them.
*/
export type TokenRow = Readonly<Record<string, unknown>> & {
	readonly entry: TokenEntry;
	readonly now: number;
	readonly place: TokenPlace;
	readonly asked?: ReadonlySet<string> | undefined;
	readonly audited?: FindingsOfTokens | undefined;
};

export type PrintedColumn = ExportColumn<TokenRow> & Pick<ColumnOutput, 'value' | 'narrow' | 'share'> & {
	/**
	The head of the column in a table.
	*/
	readonly title: string;
	/**
	See `ColumnOutput`.
	*/
	readonly tableText?: (row: TokenRow) => string;
	readonly fittedText?: (row: TokenRow, hasRoom: (text: string) => boolean) => string;
};

/**
The row of a token that has these columns.
*/
export function tokenRow(entry: TokenEntry, columns: readonly PrintedColumn[], {now, place, asked, audited}: Pick<TokenRow, 'now' | 'place' | 'asked' | 'audited'>): TokenRow {
	const row: Record<string, unknown> & TokenRow = {
		entry, now, place, asked, audited,
	};
	for (const {key, value} of columns) {
		row[key] = value(entry, now, place, audited);
	}

	return row;
}

/**
What commands can print of a token besides the columns of the list. `meaning` is part of a sentence, for docs/list.md.
*/
export const outputOnlyColumns = {
	permissions: {
		key: 'permissions',
		meaning: 'every grant: its action and its database',
		value: ({token}) => outputField(token, 'permissions'),
		text: ({token}) => hasUnknownGrants(token)
			? JSON.stringify(outputField(token, 'permissions')) ?? ''
			: cellText(token.permissions),
		narrow: 'end',
	},
	revoked: {
		key: 'revokedAt',
		meaning: 'when the token was revoked',
		value: ({token}) => outputField(token, 'revokedAt'),
		tableText: ({token}) => dayOfField(token, 'revokedAt'),
	},
	account: {
		key: 'accountId',
		meaning: 'the ID of the account, to tell the files of two accounts apart',
		value: ({token}, _now, {accountId}) => token.accountId ?? accountId,
	},
	cluster: {
		key: 'clusterId',
		meaning: 'the ID of the cluster, to tell the files of two clusters apart',
		value: ({token}, _now, {clusterId}) => token.clusterId ?? clusterId,
	},
	oddities: {
		key: 'oddities',
		title: 'ODD',
		meaning: 'what keeps the token from being read whole',
		value: ({token}) => token.oddities,
		narrow: 'end',
	},
} as const satisfies Readonly<Record<string, ColumnOutput & {readonly title?: string; readonly meaning: string}>>;

type ColumnName = TokenColumnId | keyof typeof outputOnlyColumns;

/**
The name in JSON of a value that commands can print of a token.
*/
export type TokenOutputKey = ColumnOutputKey | (typeof outputOnlyColumns)[keyof typeof outputOnlyColumns]['key'];

const tableNames: readonly ColumnName[] = ['status', 'id', 'description', 'databases', 'created', 'expires'];
const dataNames: readonly ColumnName[] = ['id', 'description', 'status', 'databases', 'permissions', 'created', 'expires', 'revoked'];

const printedColumns: ReadonlyMap<string, PrintedColumn> = new Map([
	...Object.entries(tokenColumns).map(([name, {output}]) => [name, printedColumn(name, output)] as const),
	...Object.entries(outputOnlyColumns).map(([name, {meaning, ...output}]) => [name, printedColumn(name, output)] as const),
]);

function printedColumn(name: string, {text, tableText, fittedText, ...output}: ColumnOutput): PrintedColumn {
	return {
		title: name.toUpperCase(),
		...output,
		...(text && {text: ({entry, now}) => text(entry, now)}),
		...(tableText && {tableText: ({entry, now, audited}) => tableText(entry, now, audited)}),
		...(fittedText && {fittedText: ({entry, asked}, hasRoom) => fittedText(entry, hasRoom, asked)}),
	};
}

/**
What `--columns` takes: the columns of the data formats, then the others.
*/
export const tokenColumnNames: readonly string[] = [...new Set([...dataNames, ...printedColumns.keys()])];

/**
The columns that a format has when `--columns` names none: for a table those that people look for, for the other formats everything that the service tells. JSON always says what is odd, so that each token has the same fields; the other formats have that column only where a token is odd.
*/
export function usualColumns(format: 'table' | ExportFormat, entries: readonly TokenEntry[]): readonly PrintedColumn[] {
	const isJson = format === 'json' || format === 'jsonl';
	const names = format === 'table' ? tableNames : dataNames;
	return [...names, ...isJson || entries.some(({token}) => token.oddities !== undefined) ? ['oddities'] : []].map(name => printedColumns.get(name)!);
}

/**
The columns of a file that the screen writes: those of the data formats, and where each token is.
*/
export const fileColumns: readonly PrintedColumn[] = [...dataNames, 'account', 'cluster'].map(name => printedColumns.get(name)!);

/**
The columns that `--columns` names, by their names or by those of JSON in any case; or a sentence that says which one does not exist.
*/
export function chosenColumns(wanted: string): readonly PrintedColumn[] | string {
	const chosen: PrintedColumn[] = [];
	const words = wanted.split(',').map(text => text.trim()).filter(text => text !== '');
	for (const word of words) {
		const column = columnCalled(word);
		if (column === undefined) {
			const nearest = nearestName(word, tokenColumnNames);
			return `--columns: there is no column ${word}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} There are: ${tokenColumnNames.join(', ')}.`;
		}

		chosen.push(column);
	}

	return chosen.length === 0 ? `--columns takes one or more of ${tokenColumnNames.join(', ')}, with commas between.` : chosen;
}

function columnCalled(word: string): PrintedColumn | undefined {
	const name = word.toLowerCase();
	return printedColumns.get(name) ?? printedColumns.values().find(({key}) => key.toLowerCase() === name);
}

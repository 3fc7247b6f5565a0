import {gutter, type TableColumn, type TableRow} from '../components/table.js';
import type {Meaning} from '../theme/meaning.js';
import {parseTime, relativeTime} from '../tokens/dates.js';
import {suspendedSince} from '../tokens/suspension.js';
import type {SortColumn, SortOrder} from '../tokens/sort.js';
import type {TokenStatus} from '../tokens/status.js';
import {statusAt, type TokenEntry} from '../tokens/token-index.js';

type TokenColumn = TableColumn & {readonly column: SortColumn};

const day = 24 * 60 * 60 * 1000;
const soon = 30 * day;

/**
The columns that a list of so many cells has room for, in the portal's order: the least important go first. Token ID and Created At need 100 cells, the whole id 120.
*/
export function tokenColumns(width: number, sort: SortOrder): readonly TokenColumn[] {
	const idWidth = width >= 120 ? 36 : (width >= 98 ? 8 : 0);
	const createdWidth = width >= 98 ? 13 : 0;
	const fixed: ReadonlyArray<readonly [SortColumn, string, number]> = [
		['status', 'STATUS', width >= 98 ? 13 : 9],
		['description', 'DESCRIPTION', 0],
		['id', 'TOKEN ID', idWidth],
		['databases', 'DATABASES', 0],
		['created', 'CREATED', createdWidth],
		['expires', 'EXPIRES', 13],
	];
	const present = fixed.filter(([column, , cells]) => cells > 0 || column === 'description' || column === 'databases');
	const taken = present.map(([, , cells]) => cells).reduce((sum, cells) => sum + cells + 2, gutter - 2);
	// One cell stays free at the right end, where some terminals wrap.
	const free = Math.max(20, width - taken - 1);
	const databasesWidth = Math.min(40, Math.max(9, Math.floor(free * 0.38)));
	const widths: Partial<Record<SortColumn, number>> = {description: free - databasesWidth, databases: databasesWidth};
	return present.map(([column, title, cells]) => ({
		column,
		title,
		width: widths[column] ?? cells,
		sorted: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
	}));
}

const statusMeanings: Readonly<Record<TokenStatus, Meaning | undefined>> = {
	active: undefined,
	suspended: 'warning',
	expired: 'muted',
	revoked: 'muted',
};

/**
One token as a row of these columns. Outside text goes through `show`.
*/
export function tokenRow(entry: TokenEntry, columns: readonly TokenColumn[], {now, isMarked, show, rotation}: {
	readonly now: number;
	readonly isMarked: boolean;
	readonly show: (text: string) => string;
	/**
	Where the token is part of a rotation: a mark, and what is due.
	*/
	readonly rotation: string | undefined;
}): TableRow {
	const status = statusAt(entry, now);
	const cells: Record<SortColumn, TableRow['cells'][number]> = {
		status: {text: statusText(entry, {status, now, width: columns.find(({column}) => column === 'status')?.width ?? 0}), meaning: statusMeanings[status]},
		description: descriptionCell(entry.token.description, rotation, show),
		id: {text: show(entry.token.id)},
		databases: {text: show(entry.databases), meaning: entry.databases === 'all databases' ? 'warning' : undefined},
		created: {text: entry.createdMs === undefined ? '' : relativeTime(entry.createdMs, now)},
		expires: expiry(entry, now),
	};
	return {
		id: entry.token.id,
		isMarked,
		cells: columns.map(({column, width}) => column === 'id' && width < 36 ? {text: show(entry.token.id).slice(0, width)} : cells[column]),
	};
}

function descriptionCell(description: string, rotation: string | undefined, show: (text: string) => string): TableRow['cells'][number] {
	if (rotation !== undefined) {
		return {text: `${rotation} ${show(description)}`, meaning: 'accent'};
	}

	return description === '' ? {text: '(no description)', meaning: 'muted'} : {text: show(description)};
}

/**
`suspended 12d`: how long nobody has missed it, as far as the mark in the description tells; a narrow column has room for the word alone.
*/
function statusText({token}: TokenEntry, {status, now, width}: {readonly status: TokenStatus; readonly now: number; readonly width: number}): string {
	const since = status === 'suspended' ? suspendedSince(token.description) : undefined;
	const time = since === undefined ? undefined : parseTime(`${since}T00:00:00Z`);
	const withDays = time === undefined ? status : `${status} ${Math.max(0, Math.floor((now - time) / day))}d`;
	return withDays.length <= width ? withDays : status;
}

function expiry({expiresMs}: TokenEntry, now: number): TableRow['cells'][number] {
	if (expiresMs === undefined) {
		return {text: 'never', meaning: 'muted'};
	}

	const isSoon = expiresMs > now && expiresMs - now < soon;
	return {text: relativeTime(expiresMs, now), meaning: isSoon ? 'warning' : undefined};
}

import {gutter, type TableColumn, type TableRow} from '../../components/table.js';
import type {HideableColumn} from '../../session/lists/tokens-view.js';
import type {Meaning} from '../../theme/meaning.js';
import {parseTime} from '../../tokens/time/dates.js';
import {hasUnknownExpiry, hasUnknownGrants} from '../../tokens/oddities.js';
import {suspendedSince, withShortMark} from '../../tokens/suspension/suspension.js';
import type {SortColumn, SortOrder} from '../../tokens/list/sort.js';
import type {TokenStatus} from '../../tokens/status.js';
import {
	timeText,
	timeTitle,
	timeWidth,
	type TimeContext,
} from '../../tokens/time/time-form.js';
import {statusAt, type TokenEntry} from '../../tokens/list/token-index.js';

type TokenColumn = TableColumn & {readonly column: SortColumn};

const day = 24 * 60 * 60 * 1000;
const soon = 30 * day;

type Choice = {
	readonly sort: SortOrder;
	/**
	Left out whatever the width.
	*/
	readonly hidden: readonly HideableColumn[];
	readonly times: TimeContext;
};

const relativeTimeWidth = 13;
const shortId = 8;
const wholeId = 36;
const leastFree = 22; // For the head of the description with its arrow, and that of the databases.

/**
The columns that a list of so many cells has room for, in the portal's order: the least important go first. Token ID and Created At need 98 cells, the whole id 120; where times are absolute, each of them needs what the wider times take. In the narrowest list those leave no room for Databases.
*/
export function tokenColumns(width: number, {sort, hidden, times}: Choice): readonly TokenColumn[] {
	const cellsOfTime = timeWidth(times);
	const more = cellsOfTime - relativeTimeWidth;
	const isWide = width >= 98;
	const isShown = (column: HideableColumn, isRoom = true) => isRoom && !hidden.includes(column);
	const timesShown = ['created', 'expires'].filter(column => !hidden.includes(column as HideableColumn)).length;
	const fixed: ReadonlyArray<readonly [SortColumn, string, number, boolean]> = [
		['status', 'STATUS', isWide ? 13 : 9, isShown('status')],
		['description', 'DESCRIPTION', 0, true],
		['id', 'TOKEN ID', width >= 120 + (more * timesShown) ? wholeId : shortId, isShown('id', isWide)],
		['databases', 'DATABASES', 0, isShown('databases')],
		['created', timeTitle('CREATED', times.form), cellsOfTime, isShown('created', width >= 98 + (more * timesShown))],
		['expires', timeTitle('EXPIRES', times.form), cellsOfTime, isShown('expires')],
	];
	const present = fixed.filter(([, , , isPresent]) => isPresent);
	const hasDatabases = freeOf(width, present) >= leastFree;
	const shown = hasDatabases ? present : present.filter(([column]) => column !== 'databases');
	const free = Math.max(1, freeOf(width, shown));
	const databasesWidth = shown.some(([column]) => column === 'databases') ? Math.min(40, Math.max(9, Math.floor(free * 0.38))) : 0;
	const widths: Partial<Record<SortColumn, number>> = {description: free - databasesWidth, databases: databasesWidth};
	return shown.map(([column, title, cells]) => ({
		column,
		title,
		width: widths[column] ?? cells,
		sorted: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
	}));
}

/**
What is left for the columns without a width of their own. One cell stays free at the right end, where some terminals wrap.
*/
function freeOf(width: number, columns: ReadonlyArray<readonly [SortColumn, string, number, boolean]>): number {
	const taken = columns.map(([, , cells]) => cells).reduce((sum, cells) => sum + cells + 2, gutter - 2);
	return width - taken - 1;
}

const widest = 300;

/**
From how many cells on a list has room for a column, with the others as they are; undefined where it never has.
*/
export function roomFrom(column: HideableColumn, choice: Choice): number | undefined {
	const wished = {...choice, hidden: choice.hidden.filter(other => other !== column)};
	for (let width = 60; width <= widest; width++) {
		if (tokenColumns(width, wished).some(present => present.column === column)) {
			return width;
		}
	}

	return undefined;
}

const statusMeanings: Readonly<Record<TokenStatus, Meaning | undefined>> = {
	unknown: 'warning',
	active: undefined,
	suspended: 'warning',
	expired: 'muted',
	revoked: 'muted',
};

/**
One token as a row of these columns. Outside text goes through `show`.
*/
export function tokenRow(entry: TokenEntry, columns: readonly TokenColumn[], {times, isMarked, show, rotation}: {
	readonly times: TimeContext;
	readonly isMarked: boolean;
	readonly show: (text: string) => string;
	/**
	Where the token is part of a rotation: a mark, and what is due.
	*/
	readonly rotation: string | undefined;
}): TableRow {
	const {now} = times;
	const status = statusAt(entry, now);
	const cells: Record<SortColumn, TableRow['cells'][number]> = {
		status: {text: statusText(entry, {status, now, width: columns.find(({column}) => column === 'status')?.width ?? 0}), meaning: entry.token.oddities ? 'warning' : statusMeanings[status]},
		description: descriptionCell(withShortMark(entry.token.description), rotation, show),
		id: {text: show(entry.token.id)},
		databases: {text: show(entry.databases), meaning: entry.databases === 'all databases' || hasUnknownGrants(entry.token) ? 'warning' : undefined},
		created: {text: entry.createdMs === undefined ? 'unknown' : timeText(entry.createdMs, times)},
		expires: expiry(entry, times),
	};
	return {
		id: entry.token.id,
		// Rows that differ under one ID are rows of their own.
		...(entry.token.oddities && {key: `${entry.token.id} ${entry.position}`}),
		isMarked,
		cells: columns.map(({column, width}) => column === 'id' && width < wholeId ? {text: show(entry.token.id).slice(0, width)} : cells[column]),
	};
}

function descriptionCell(description: string, rotation: string | undefined, show: (text: string) => string): TableRow['cells'][number] {
	if (rotation !== undefined) {
		return {text: `${rotation} ${show(description)}`, meaning: 'accent'};
	}

	return description === '' ? {text: '(no description)', meaning: 'muted'} : {text: show(description)};
}

/**
`suspended 12d`: how long nobody has missed it, as far as the mark in the description tells; a narrow column has room for the word alone. A token that cannot be read whole is `active, odd`, or `odd` in a narrow column.
*/
function statusText({token}: TokenEntry, {status, now, width}: {readonly status: TokenStatus; readonly now: number; readonly width: number}): string {
	if (token.oddities && status !== 'unknown') {
		return `${status}, odd`.length <= width ? `${status}, odd` : 'odd';
	}

	const since = status === 'suspended' ? suspendedSince(token.description) : undefined;
	const time = since === undefined ? undefined : parseTime(`${since}T00:00:00Z`);
	const withDays = time === undefined ? status : `${status} ${Math.max(0, Math.floor((now - time) / day))}d`;
	return withDays.length <= width ? withDays : status;
}

function expiry({expiresMs, token}: TokenEntry, times: TimeContext): TableRow['cells'][number] {
	if (hasUnknownExpiry(token)) {
		return {text: 'unknown', meaning: 'warning'};
	}

	if (expiresMs === undefined) {
		return {text: 'never', meaning: 'muted'};
	}

	const isSoon = expiresMs > times.now && expiresMs - times.now < soon;
	return {text: timeText(expiresMs, times), meaning: isSoon ? 'warning' : undefined};
}

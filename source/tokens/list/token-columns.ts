import {grantsByDatabase} from '../grants/grants.js';
import {databasesCell, unknownDatabasesCell} from '../grants/databases-cell.js';
import {hasUnknownExpiry, hasUnknownGrants} from '../why-odd.js';
import {tokenStatuses} from '../status.js';
import {withShortMark} from '../suspension/suspended-description.js';
import {compareCodeUnits} from '../text/compare-text.js';
import {durationInWords, relativeTime} from '../time/parse-time.js';
import {timeText} from '../time/time-form.js';
import {databaseRanks} from './database-ranks.js';
import {cellText} from './export-rows.js';
import {dayOfField, outputField} from './output-field.js';
import {sortByNumbers} from './sort-by-numbers.js';
import {statusText} from './status-text.js';
import {statusAt} from './token-entry.js';
import {findingRanks, worstFinding} from './worst-finding.js';
import type {TokenColumn} from './token-column.js';

/**
The cells of a whole token ID.
*/
export const wholeIdWidth = 36;

const longestRelativeTime = 14; // The width of `59 minutes ago`

/**
The columns of the token list, in the order of the Admin UI. A new column is one entry here: the list, the sort menu, the columns menu, the habits that are saved for the next start, `list --sort`, `list --columns`, their help and docs/list.md read this table.
*/
const columns = {
	status: {
		letter: 's',
		title: 'Status',
		head: 'STATUS',
		meaning: 'unknown, active, suspended, expired or revoked, which is also the order of a sorted list',
		canBeHidden: true,
		width: ({cells}) => cells >= 98 ? 13 : 9,
		text: (entry, {times, width}) => statusText(entry, {now: times.now, width}),
		sort: sortByNumbers((entries, now) => entries.map(entry => tokenStatuses.indexOf(statusAt(entry, now)))),
		isSortedByExpiry: true,
		output: {key: 'status', value: statusAt},
	},
	description: {
		letter: 'd',
		title: 'Description',
		head: 'DESCRIPTION',
		meaning: 'the description; tokens that another column does not tell apart stay in its order',
		canBeHidden: false,
		width: () => 0,
		text: ({token}) => withShortMark(token.description),
		sort: (byDescription, sign) => sign === 1 ? byDescription : byDescription.toReversed(),
		output: {
			key: 'description',
			value: ({token}) => outputField(token, 'description'),
			tableText({token}) {
				const description = outputField(token, 'description');
				return typeof description === 'string' ? withShortMark(description) : cellText(description);
			},
			narrow: 'end',
			// The same share as on the screen, where the databases get 38 of 100 cells.
			share: 1.6,
		},
	},
	id: {
		letter: 'i',
		title: 'Token ID',
		head: 'TOKEN ID',
		meaning: 'the ID, or its first 8 characters where there is no room',
		canBeHidden: true,
		from: () => 98,
		width: ({cells, moreForTimes, added}) => cells >= 120 + moreForTimes + added ? wholeIdWidth : 8,
		text: ({token}) => token.id,
		sort: (byDescription, sign) => byDescription.toSorted((left, right) => sign * compareCodeUnits(left.token.id, right.token.id)),
		output: {
			key: 'id',
			value: ({token}) => outputField(token, 'id'),
			tableText: ({token}) => token.id,
			narrow: 8,
		},
	},
	databases: {
		letter: 'b',
		title: 'Databases',
		head: 'DATABASES',
		meaning: 'the databases; where there is no room for all, the first ones and how many more; all databases sort first, none last',
		canBeHidden: true,
		width: () => 0,
		text: entry => entry.databases,
		sort: sortByNumbers(databaseRanks),
		output: {
			key: 'databases',
			value: ({token}) => grantsByDatabase(token.permissions).map(({database}) => database),
			fittedText: ({token}, hasRoom, asked) => (hasUnknownGrants(token) ? unknownDatabasesCell : databasesCell)(token.permissions, {hasRoom, asked}),
			narrow: 'end',
		},
	},
	created: {
		letter: 'c',
		title: 'Created At',
		head: 'CREATED',
		meaning: 'when the token was created; the earliest sort first, unknown last',
		canBeHidden: true,
		isTime: true,
		isPlain: true,
		from: ({moreForTimes}) => 98 + moreForTimes,
		width: ({time}) => Math.max(time, longestRelativeTime),
		text: ({createdMs}, {times}) => createdMs === undefined ? 'unknown' : timeText(createdMs, times),
		sort: sortByNumbers(entries => entries.map(entry => entry.createdMs ?? Infinity)),
		output: {
			key: 'createdAt',
			value: ({token}) => outputField(token, 'createdAt'),
			tableText: ({token}) => dayOfField(token, 'createdAt'),
		},
	},
	age: {
		letter: 'a',
		title: 'Age',
		head: 'AGE',
		meaning: 'how long ago the token was created; the latest sort first',
		canBeHidden: true,
		isHiddenAtFirst: true,
		isPlain: true,
		from: ({moreForTimes}) => 66 + moreForTimes,
		width: () => 10, // The width of `89 minutes`
		text: ({createdMs}, {times}) => createdMs === undefined ? 'unknown' : ageText(createdMs, times.now),
		sort: sortByNumbers(entries => entries.map(entry => -(entry.createdMs ?? Infinity))),
		output: {
			key: 'age',
			value: ({token, createdMs}, now) => createdMs === undefined ? outputField(token, 'createdAt') : ageText(createdMs, now),
			tableText: ({token, createdMs}, now) => createdMs === undefined ? dayOfField(token, 'createdAt') : ageText(createdMs, now),
		},
	},
	expires: {
		letter: 'e',
		title: 'Expires At',
		head: 'EXPIRES',
		meaning: 'when the token expires; the earliest sort first, never and unknown last',
		canBeHidden: true,
		isTime: true,
		width: ({cells, time}) => cells >= 120 ? Math.max(time, longestRelativeTime) : time,
		text: ({token, expiresMs}, {times}) => hasUnknownExpiry(token) ? 'unknown' : (expiresMs === undefined ? 'never' : timeText(expiresMs, times)),
		sort: sortByNumbers(entries => entries.map(entry => entry.expiresMs ?? Infinity)),
		output: {
			key: 'expiresAt',
			value: ({token}) => outputField(token, 'expiresAt'),
			tableText: ({token}) => dayOfField(token, 'expiresAt', 'never'),
		},
	},
	findings: {
		letter: 'f',
		title: 'Findings',
		head: 'FINDINGS',
		meaning: 'the severity of the worst finding of the audit, and how many the token has; the worst sort first, none last',
		canBeHidden: true,
		from: ({moreForTimes, added}) => 140 + moreForTimes + added,
		width: () => 8,
		text(entry, {findings}) {
			const worst = worstFinding(entry, findings);
			return worst ? `${worst.severity} ${worst.count}` : '';
		},
		sort: sortByNumbers((entries, _now, findings) => findingRanks(entries, findings)),
		isOfAudit: true,
		output: {
			key: 'findings',
			value: (entry, _now, _place, findings) => findings?.of(entry)?.filter(({mute}) => mute === undefined).map(({rule}) => rule.id),
			tableText(entry, _now, findings) {
				const worst = worstFinding(entry, findings);
				return worst ? `${worst.severity} ${worst.count}` : '';
			},
			narrow: 'end',
		},
	},
} as const satisfies Readonly<Record<string, TokenColumn>>;

export type TokenColumnId = keyof typeof columns;

/**
The name of a column's value in JSON.
*/
export type ColumnOutputKey = typeof columns[TokenColumnId]['output']['key'];

type ColumnWith<Part> = {readonly [Id in TokenColumnId]: typeof columns[Id] extends Part ? Id : never}[TokenColumnId];

/**
A column that can be hidden: all but the description.
*/
export type HideableColumn = ColumnWith<{readonly canBeHidden: true}>;

/**
A column that the screen shows as its text, without a colour or a mark.
*/
export type PlainColumn = ColumnWith<{readonly isPlain: true}>;

export const tokenColumns: Readonly<Record<TokenColumnId, TokenColumn>> = columns;

/**
The names of the columns in `--sort`, `--columns` and the habits, in the order of the list.
*/
export const tokenColumnIds = Object.keys(columns) as readonly TokenColumnId[];

export const hideableColumns: readonly HideableColumn[] = tokenColumnIds.filter(id => canBeHidden(id));

/**
The columns that are hidden until the columns menu shows them.
*/
export const columnsHiddenAtFirst: readonly HideableColumn[] = hideableColumns.filter(id => tokenColumns[id].isHiddenAtFirst);

/**
How long ago a token was created, in one unit: `2 years`. A creation in the future, which differing clocks can cause, is `in 3 days`. Both times are in ms since the epoch.
*/
function ageText(createdMs: number, now: number): string {
	return createdMs > now ? relativeTime(createdMs, now) : durationInWords(now - createdMs);
}

function canBeHidden(id: TokenColumnId): id is HideableColumn {
	return tokenColumns[id].canBeHidden;
}

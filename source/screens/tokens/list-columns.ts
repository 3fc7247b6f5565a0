import {gutter} from '../../components/gutter.js';
import type {TableColumn} from '../../components/table-row.js';
import type {SortOrder} from '../../tokens/list/sort.js';
import type {ListRoom} from '../../tokens/list/token-column.js';
import {
	columnsHiddenAtFirst,
	tokenColumnIds,
	tokenColumns,
	type HideableColumn,
	type TokenColumnId,
} from '../../tokens/list/token-columns.js';
import {timeTitle, timeWidth, type TimeContext} from '../../tokens/time/time-form.js';

export type ListColumn = TableColumn & {readonly column: TokenColumnId};

type Choice = {
	readonly sort: SortOrder;
	/**
	The list leaves these out, however wide it is.
	*/
	readonly hidden: readonly HideableColumn[];
	readonly times: TimeContext;
};

type SizedColumn = {readonly column: TokenColumnId; readonly cells: number};

const relativeTimeWidth = 13;
const gap = 2;
const leastFree = 22; // For the heads of the description, with its arrow, and of the databases

/**
The columns that a list of `width` cells has room for, in the order of the table of columns. Each column says from how many cells on it is there. Where the description and the databases would get fewer than 22 cells together, the Databases column is left out as well.
*/
export function listColumns(width: number, {sort, hidden, times}: Choice): readonly ListColumn[] {
	const present = presentColumns(width, hidden, times);
	const hasDatabases = freeOf(width, present) >= leastFree;
	const shown = hasDatabases ? present : present.filter(({column}) => column !== 'databases');
	const free = Math.max(1, freeOf(width, shown));
	const databasesWidth = shown.some(({column}) => column === 'databases') ? Math.min(60, Math.max(9, Math.floor(free * 0.38))) : 0;
	const widths: Partial<Record<TokenColumnId, number>> = {description: free - databasesWidth, databases: databasesWidth};
	return shown.map(({column, cells}) => {
		const {head, isTime} = tokenColumns[column];
		return {
			column,
			title: isTime ? timeTitle(head, times.form) : head,
			width: widths[column] ?? cells,
			sorted: sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined,
		};
	});
}

/**
The columns that are not hidden and that the list is wide enough for, with their own widths.
*/
function presentColumns(width: number, hidden: readonly TokenColumnId[], times: TimeContext): readonly SizedColumn[] {
	const wanted = tokenColumnIds.filter(column => !hidden.includes(column));
	const time = timeWidth(times);
	const narrowRoom: ListRoom = {
		cells: width,
		time,
		moreForTimes: (time - relativeTimeWidth) * wanted.filter(column => tokenColumns[column].isTime).length,
		added: 0,
	};
	const added = columnsHiddenAtFirst.filter(column => wanted.includes(column)).map(column => tokenColumns[column].width(narrowRoom) + gap);
	const room = {...narrowRoom, added: sum(added)};
	return wanted
		.filter(column => width >= (tokenColumns[column].from?.(room) ?? 0))
		.map(column => ({column, cells: tokenColumns[column].width(room)}));
}

/**
The cells that are left for the columns without a width of their own. One cell at the right end stays free, because some terminals wrap there.
*/
function freeOf(width: number, columns: readonly SizedColumn[]): number {
	return width - gutter - sum(columns.map(({cells}) => cells + gap)) + gap - 1;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

const widest = 300;

/**
The smallest width, in cells, of a list that has room for a column while the other columns stay as they are. Undefined where no width up to 300 cells has room.
*/
export function roomFrom(column: HideableColumn, choice: Choice): number | undefined {
	const wanted = {...choice, hidden: choice.hidden.filter(other => other !== column)};
	for (let width = 60; width <= widest; width++) {
		if (listColumns(width, wanted).some(present => present.column === column)) {
			return width;
		}
	}

	return undefined;
}

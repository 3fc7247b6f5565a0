import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import type {TimeContext} from '../time/time-form.js';
import type {SortEntries} from './sort-by-numbers.js';
import type {TokenEntry} from './token-entry.js';

/**
The room of a list in cells. Its columns decide by it whether they are shown and how wide they are.
*/
export type ListRoom = {
	/**
	The width of the whole list.
	*/
	readonly cells: number;
	/**
	The width of a time in the chosen form.
	*/
	readonly time: number;
	/**
	How many more cells the time columns need than with relative times.
	*/
	readonly moreForTimes: number;
	/**
	The cells, with gaps, of the columns that are hidden at first and are now shown.
	*/
	readonly added: number;
};

/**
The account and the cluster of a list of tokens.
*/
export type TokenPlace = {readonly accountId: string; readonly clusterId: string};

/**
How commands print a value: `list --columns`, and every format of `list` and `get`. `now` is in ms since the epoch; every text is raw.
*/
export type ColumnOutput = {
	/**
	The value's name in JSON, and at the head of CSV and Markdown.
	*/
	readonly key: string;
	/**
	The value in JSON. The other formats print `cellText` of it.
	*/
	readonly value: (entry: TokenEntry, now: number, place: TokenPlace, findings?: FindingsOfTokens) => unknown;
	/**
	The value as text for CSV, Markdown and the table, when `cellText` would be hard to read.
	*/
	readonly text?: (entry: TokenEntry, now: number) => string;
	/**
	The value as text for the table only, which people read.
	*/
	readonly tableText?: (entry: TokenEntry, now: number, findings?: FindingsOfTokens) => string;
	/**
	The value as text for a cell of the table. `hasRoom` says whether a text has room: always in a pipe, where nothing is cut. `asked` are the names of databases that a filter asked for.
	*/
	readonly fittedText?: (entry: TokenEntry, hasRoom: (text: string) => boolean, asked: ReadonlySet<string> | undefined) => string;
	/**
	How the table's column becomes narrower on a narrow terminal; see `TableColumn` of the commands.
	*/
	readonly narrow?: 'end' | number;
	readonly share?: number;
};

/**
One column of the list of tokens, for the screen and for the commands.
*/
export type TokenColumn = {
	/**
	The key in the sort menu and in the columns menu.
	*/
	readonly letter: string;
	/**
	The name in these menus, as in the Admin UI: `Created At`.
	*/
	readonly title: string;
	/**
	The head in the list, in capitals.
	*/
	readonly head: string;
	/**
	What the column shows, as part of a sentence, for docs/list.md.
	*/
	readonly meaning: string;
	readonly canBeHidden: boolean;
	/**
	Whether the column is hidden until the columns menu shows it.
	*/
	readonly isHiddenAtFirst?: boolean;
	/**
	Whether the cells are times. They are shown in the chosen form of times, which the head names.
	*/
	readonly isTime?: boolean;
	/**
	Whether the screen shows the text without a colour or a mark. For each other column the screen defines how it draws the cells.
	*/
	readonly isPlain?: boolean;
	/**
	The smallest width of the list, in cells, at which the column is shown. Absent for a column that is always shown.
	*/
	readonly from?: (room: ListRoom) => number;
	/**
	The width in cells. 0 for the description and the databases, which share the rest of the width.
	*/
	readonly width: (room: ListRoom) => number;
	/**
	The text of a cell on the screen, which is `width` cells wide. `findings` are undefined while the audit of the list is not known. Raw.
	*/
	readonly text: (entry: TokenEntry, context: {readonly times: TimeContext; readonly width: number; readonly findings?: FindingsOfTokens | undefined}) => string;
	readonly sort: SortEntries;
	/**
	Whether the order changes when another token expires. Time does not change an order in any other way.
	*/
	readonly isSortedByExpiry?: boolean;
	/**
	Whether the column needs the findings of the audit: to be shown, to be sorted by and to be printed.
	*/
	readonly isOfAudit?: boolean;
	readonly output: ColumnOutput;
};

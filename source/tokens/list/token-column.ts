import type {TimeContext} from '../time/time-form.js';
import type {SortEntries} from './sort-by-numbers.js';
import type {TokenEntry} from './token-index.js';

/**
The room of a list, by which its columns decide whether they are there and how wide they are. In cells.
*/
export type ListRoom = {
	/**
	The width of the whole list.
	*/
	readonly cells: number;
	/**
	The width of a time in the form that is chosen.
	*/
	readonly time: number;
	/**
	How many more cells the columns of times take than they would with relative times.
	*/
	readonly moreForTimes: number;
	/**
	The cells of those columns that are hidden at first and are shown now, with the gaps between.
	*/
	readonly added: number;
};

/**
How commands print a value: `list --columns`, and every format of `list` and `get`. `now` is in ms since the epoch; every text is raw.
*/
export type ColumnOutput = {
	/**
	The value's name in JSON, and at the head of CSV and Markdown.
	*/
	readonly key: string;
	/**
	The value as JSON has it; the other formats print `cellText` of it.
	*/
	readonly value: (entry: TokenEntry, now: number) => unknown;
	/**
	The value as text for CSV, Markdown and the table, where `cellText` would be hard to read.
	*/
	readonly text?: (entry: TokenEntry, now: number) => string;
	/**
	The value as text for the table alone, which people read.
	*/
	readonly tableText?: (entry: TokenEntry, now: number) => string;
	/**
	How the table's column gives way on a narrow terminal: see `TableColumn` of the commands.
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
	What the column shows, as part of a sentence, for the README.
	*/
	readonly meaning: string;
	readonly canBeHidden: boolean;
	/**
	Whether the column is hidden until the columns menu shows it.
	*/
	readonly isHiddenAtFirst?: boolean;
	/**
	Whether the cells are times: their form and width follow the form that is chosen, and the head says which it is.
	*/
	readonly isTime?: boolean;
	/**
	Whether the screen shows the text as it is, without a colour or a mark. The screen has to say how it draws each other column.
	*/
	readonly isPlain?: boolean;
	/**
	From how many cells of the list on the column is there; absent where every list has room for it.
	*/
	readonly from?: (room: ListRoom) => number;
	/**
	The width in cells. 0 for the description and the databases, which share what the other columns leave.
	*/
	readonly width: (room: ListRoom) => number;
	/**
	The text of a cell on the screen, which has `width` cells. Raw.
	*/
	readonly text: (entry: TokenEntry, context: {readonly times: TimeContext; readonly width: number}) => string;
	readonly sort: SortEntries;
	/**
	Whether the order changes when a further token expires. No order changes with the time in any other way.
	*/
	readonly isSortedByExpiry?: boolean;
	readonly output: ColumnOutput;
};

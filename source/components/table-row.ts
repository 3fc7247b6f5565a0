import type {Meaning} from '../theme/meaning.js';

export type TableColumn = {
	readonly title: string;
	/**
	Cells.
	*/
	readonly width: number;
	readonly isNumber?: boolean;
	readonly sorted?: 'ascending' | 'descending' | undefined;
};

export type TableCell = {
	/**
	Outside text has gone through `show()`.
	*/
	readonly text: string;
	readonly meaning?: Meaning | undefined;
};

export type TableRow = {
	readonly id: string;
	/**
	Distinguishes rows that have the same id. It is the id by default.
	*/
	readonly key?: string;
	readonly cells: readonly TableCell[];
	readonly isMarked?: boolean;
};

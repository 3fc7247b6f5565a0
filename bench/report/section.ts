import type {Aim} from './aims.js';

/**
`ms` and `MB` are printed with their unit, `ratio` as a multiple (`2.4 ×`), `bytes` and `count` as whole numbers.
*/
export type Unit = 'ms' | 's' | 'MB' | 'ratio' | 'bytes' | 'count';

/**
One measured value. It is undefined where the machine does not report it, or where the program to compare with is absent.
*/
export type Figure = {
	readonly value: number | undefined;
	readonly unit: Unit;
	readonly aim?: Aim;
};

/**
What was measured of one thing, by the titles of the columns.
*/
export type Row = {
	readonly what: string;
	readonly figures: Readonly<Record<string, Figure>>;
};

/**
One block of the table.
*/
export type Section = {
	readonly title: string;
	/**
	What the reader has to know to understand the figures: one sentence or more.
	*/
	readonly note?: string;
	/**
	How often each row was measured. A row shows the median.
	*/
	readonly rounds: number;
	readonly rows: readonly Row[];
};

export const milliseconds = (value: number | undefined, aim?: Aim): Figure => ({value, unit: 'ms', ...(aim && {aim})});
export const seconds = (value: number | undefined): Figure => ({value: value === undefined ? undefined : value / 1000, unit: 's'});
export const megabytes = (value: number | undefined, aim?: Aim): Figure => ({value, unit: 'MB', ...(aim && {aim})});
export const bytes = (value: number | undefined, aim?: Aim): Figure => ({value, unit: 'bytes', ...(aim && {aim})});
export const count = (value: number | undefined, aim?: Aim): Figure => ({value, unit: 'count', ...(aim && {aim})});

/**
The first value as a multiple of the second. Undefined when one of them is.
*/
export const ratio = (value: number | undefined, unit: number | undefined, aim?: Aim): Figure => ({
	value: value === undefined || unit === undefined || unit === 0 ? undefined : value / unit,
	unit: 'ratio',
	...(aim && {aim}),
});

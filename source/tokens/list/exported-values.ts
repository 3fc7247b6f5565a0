import {cellText, type ExportFormat, type ExportRow} from './export-rows.js';

/**
One column of an export.
*/
export type ExportColumn<Row extends ExportRow> = {
	/**
	The name of the value in JSON, and the head of the column in CSV and Markdown.
	*/
	readonly key: string & keyof Row;
	/**
	The value as raw text, for CSV, Markdown and a table. By default `cellText` makes the text.
	*/
	readonly text?: (row: Row) => string;
};

/**
The rows with these columns only, as `exportPieces` takes them: in JSON the values, with null for undefined ones, and in the other formats their text.

@yields The values of one row.
*/
export function * exportedValues<Row extends ExportRow>(rows: Iterable<Row>, columns: ReadonlyArray<ExportColumn<Row>>, format: ExportFormat): Generator<ExportRow, void, undefined> {
	const isJson = format === 'json' || format === 'jsonl';
	for (const row of rows) {
		yield Object.fromEntries(columns.map(column => [column.key, isJson ? row[column.key] ?? null : textOf(row, column)]));
	}
}

/**
The raw text of a row in a column.
*/
export function textOf<Row extends ExportRow>(row: Row, {key, text}: ExportColumn<Row>): string {
	return text ? text(row) : cellText(row[key]);
}

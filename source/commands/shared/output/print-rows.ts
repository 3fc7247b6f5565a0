import {display} from '../../../terminal/display.js';
import {
	cellText,
	exportPieces,
	type ExportFormat,
	type ExportRow,
} from '../../../tokens/list/export-rows.js';
import type {RowFormat} from './row-formats.js';
import {tableLines} from './table-lines.js';
import {writePieces} from './write-pieces.js';

/**
One column of what a command prints.
*/
export type RowColumn<Row extends ExportRow> = {
	/**
	The value's name: in JSON, and at the head of CSV and Markdown.
	*/
	readonly key: string & keyof Row;
	/**
	The head of the table's column; the key in capitals where it is absent.
	*/
	readonly title?: string;
	/**
	The value as text, raw, for CSV, Markdown and the table; `cellText` where it is absent.
	*/
	readonly text?: (row: Row) => string;
	/**
	The same for the table alone, where people read it.
	*/
	readonly tableText?: (row: Row) => string;
	/**
	How the table's column gives way on a narrow terminal: see `TableColumn`.
	*/
	readonly narrow?: 'end' | number;
	readonly share?: number;
};

/**
Prints rows to stdout, and only these columns of them, in every format; undefined values are null in JSON. No row is nothing at all in a table, and what the format has for none in the others.

Everything is harmless on a terminal, also behind a pipe, as with `| head`: JSON has `\u` escapes, which are the same data, the other formats what `display()` shows. With `isRaw` the text is as the service gave it, on a terminal too; not in a table, which is for people and is cut to the terminal's width. It ends early, quietly, once the reader has gone, as with `| head -1`.
*/
export async function printRows<Row extends ExportRow>({rows, columns, format, isRaw = false}: {
	readonly rows: readonly Row[];
	readonly columns: ReadonlyArray<RowColumn<Row>>;
	readonly format: RowFormat;
	readonly isRaw?: boolean;
}, stdout: NodeJS.WritableStream): Promise<void> {
	if (format === 'table') {
		await writePieces(tablePieces(rows, columns, terminalWidth(stdout)), stdout);
		return;
	}

	const pieces = exportPieces(valuesOf(rows, columns, format), columns.map(({key}) => key), format, isRaw ? {isRaw} : {escape: display});
	// A pile of accents is harmless in a file, and paints over its neighbours on a terminal.
	await writePieces(isTerminal(stdout) && !isRaw ? shownPieces(pieces) : pieces, stdout);
}

function * tablePieces<Row extends ExportRow>(rows: readonly Row[], columns: ReadonlyArray<RowColumn<Row>>, width: number | undefined): Generator<string, void, undefined> {
	if (rows.length === 0) {
		return;
	}

	const cells = rows.map(row => columns.map(column => display(column.tableText?.(row) ?? textOf(row, column))));
	const heads = columns.map(({key, title, narrow, share}) => ({title: title ?? key.toUpperCase(), narrow, share}));
	for (const line of tableLines(heads, cells, width)) {
		yield `${line}\n`;
	}
}

function * valuesOf<Row extends ExportRow>(rows: readonly Row[], columns: ReadonlyArray<RowColumn<Row>>, format: ExportFormat): Generator<ExportRow, void, undefined> {
	const isJson = format === 'json' || format === 'jsonl';
	for (const row of rows) {
		yield Object.fromEntries(columns.map(column => [column.key, isJson ? row[column.key] ?? null : textOf(row, column)]));
	}
}

function textOf<Row extends ExportRow>(row: Row, {key, text}: RowColumn<Row>): string {
	return text ? text(row) : cellText(row[key]);
}

function * shownPieces(pieces: Iterable<string>): Generator<string, void, undefined> {
	for (const piece of pieces) {
		yield piece.split(/\r?\n/).map(line => display(line)).join('\n');
	}
}

function isTerminal(stream: NodeJS.WritableStream): boolean {
	return 'isTTY' in stream && stream.isTTY === true;
}

/**
Cells; undefined where the stream is no terminal, or one that does not tell.
*/
function terminalWidth(stream: NodeJS.WritableStream): number | undefined {
	return isTerminal(stream) && 'columns' in stream && typeof stream.columns === 'number' && stream.columns > 0 ? stream.columns : undefined;
}

import {widthOf} from '../../../terminal/cut.js';
import {display} from '../../../terminal/display.js';
import {exportedValues, textOf, type ExportColumn} from '../../../tokens/list/exported-values.js';
import {exportPieces, type ExportRow} from '../../../tokens/list/export-rows.js';
import type {RowFormat} from './row-formats.js';
import {tableLines} from './table-lines.js';
import {isTerminal, terminalWidth} from './terminal-width.js';
import {writePieces} from './write-pieces.js';

/**
One column of the rows that a command prints.
*/
export type RowColumn<Row extends ExportRow> = ExportColumn<Row> & {
	/**
	The head of the column in a table. By default it is the key in capitals.
	*/
	readonly title?: string;
	/**
	The text for the table only, which people read.
	*/
	readonly tableText?: (row: Row) => string;
	/**
	The text for the table where how much is shown depends on the room. `hasRoom` gets raw text.
	*/
	readonly fittedText?: (row: Row, hasRoom: (text: string) => boolean) => string;
	/**
	How the column becomes narrower in a table on a narrow terminal: see `TableColumn`.
	*/
	readonly narrow?: 'end' | number;
	readonly share?: number;
	/**
	The smallest width of a terminal, in cells, at which a table has the column. Every table in a pipe has it.
	*/
	readonly from?: number;
};

/**
Prints these columns of the rows to stdout, in any format.

- JSON has null for an undefined value.
- `ids` ignores the columns and prints the `id` of each row that has one.
- Where there is no row, a table and `ids` print nothing, and the other formats print an empty list in their form.

All output is safe for a terminal, also behind a pipe such as `| head`: JSON escapes characters as `\u`, which keeps the data, and the other formats print what `display()` shows. With `isRaw` the text is as the service gave it, on a terminal too, except in a table, which is for people and is cut to the terminal's width. It ends early and quietly once the reader has gone, as after `| head -1`.
*/
export async function printRows<Row extends ExportRow>({rows, columns, format, isRaw = false}: {
	readonly rows: readonly Row[];
	readonly columns: ReadonlyArray<RowColumn<Row>>;
	readonly format: RowFormat;
	readonly isRaw?: boolean;
}, stdout: NodeJS.WritableStream): Promise<void> {
	if (format === 'ids') {
		await writePieces(idPieces(rows), stdout);
		return;
	}

	if (format === 'table') {
		await writePieces(tablePieces(rows, columns, terminalWidth(stdout)), stdout);
		return;
	}

	const pieces = exportPieces(exportedValues(rows, columns, format), columns.map(({key}) => key), format, isRaw ? {isRaw} : {escape: display});
	// Many combining accents are harmless in a file, and cover neighbouring characters on a terminal.
	await writePieces(isTerminal(stdout) && !isRaw ? shownPieces(pieces) : pieces, stdout);
}

function * idPieces(rows: readonly ExportRow[]): Generator<string, void, undefined> {
	for (const {id} of rows) {
		if (typeof id === 'string' && id !== '') {
			yield `${display(id)}\n`;
		}
	}
}

function * tablePieces<Row extends ExportRow>(rows: readonly Row[], all: ReadonlyArray<RowColumn<Row>>, width: number | undefined): Generator<string, void, undefined> {
	if (rows.length === 0) {
		return;
	}

	const columns = all.filter(({from}) => width === undefined || from === undefined || width >= from);
	const cells = rows.map(row => columns.map(column => display(column.fittedText?.(row, () => true) ?? column.tableText?.(row) ?? textOf(row, column))));
	const heads = columns.map(({key, title, narrow, share, fittedText}) => ({
		title: title ?? key.toUpperCase(),
		narrow,
		share,
		narrowed: fittedText && ((index: number, room: number) => display(fittedText(rows[index]!, text => widthOf(display(text)) <= room))),
	}));
	for (const line of tableLines(heads, cells, width)) {
		yield `${line}\n`;
	}
}

function * shownPieces(pieces: Iterable<string>): Generator<string, void, undefined> {
	for (const piece of pieces) {
		yield piece.split(/\r?\n/).map(line => display(line)).join('\n');
	}
}

import {harmlessJson} from '../text/harmless-json.js';

export type ExportFormat = 'json' | 'jsonl' | 'csv' | 'markdown';

/**
Values by column. JSON keeps numbers, lists and null as they are; the formats that have only text print `cellText` of them.
*/
export type ExportRow = Readonly<Record<string, unknown>>;

type ExportOptions = {
	/**
	Makes a text harmless on a terminal, as `display()` does. It is used for CSV and Markdown, which have no escapes of their own.
	*/
	readonly escape?: (text: string) => string;
	/**
	When true, JSON too keeps every character as it is.
	*/
	readonly isRaw?: boolean;
};

/**
Writes rows for a file or a pipe, as one text. See `exportPieces`.
*/
export function exportRows(rows: Iterable<ExportRow>, columns: readonly string[], format: ExportFormat, options: ExportOptions = {}): string {
	return [...exportPieces(rows, columns, format, options)].join('');
}

/**
Writes rows for a file or a pipe, in pieces of about one row, so that a reader gets the first rows before the last ones are made. Text is escaped as the format requires: JSON has `\u` escapes for characters that a terminal would obey or not show, CSV has quotes, Markdown has each row on one line.

JSON holds the rows as they are. The other formats hold only the given columns, in their order, and an empty cell for a missing value.

@yields Whole lines; in JSON the comma after a row begins the next piece.
*/
export function * exportPieces(rows: Iterable<ExportRow>, columns: readonly string[], format: ExportFormat, {escape = asItIs, isRaw = false}: ExportOptions = {}): Generator<string, void, undefined> {
	const json = (row: ExportRow, indent: number) => isRaw ? JSON.stringify(row, undefined, indent) : harmlessJson(row, indent);
	switch (format) {
		case 'json': {
			let before = '[\n';
			for (const row of rows) {
				// A string in JSON never holds a line break, so every line break is between two parts of a row and can be indented.
				yield `${before}  ${json(row, 2).replaceAll('\n', '\n  ')}`;
				before = ',\n';
			}

			yield before === '[\n' ? '[]\n' : '\n]\n';
			break;
		}

		case 'jsonl': {
			for (const row of rows) {
				yield `${json(row, 0)}\n`;
			}

			break;
		}

		case 'csv': {
			const line = (cells: readonly string[]) => `${cells.map(cell => csvCell(escape(cell))).join(',')}\n`;
			yield line(columns);
			for (const row of rows) {
				yield line(columns.map(column => cellText(row[column])));
			}

			break;
		}

		case 'markdown': {
			const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
			yield line(columns) + line(columns.map(() => '---'));
			for (const row of rows) {
				yield line(columns.map(column => markdownCell(escape(cellText(row[column])))));
			}

			break;
		}
	}
}

function asItIs(text: string): string {
	return text;
}

/**
A value as text: empty for null, `read sensors` for a permission, the items of a list with `; ` between them, and JSON for any other value that is not a text.
*/
export function cellText(value: unknown): string {
	if (value === undefined || value === null) {
		return '';
	}

	if (Array.isArray(value)) {
		return value.map(item => cellText(item)).join('; ');
	}

	return typeof value === 'string' ? value : permissionText(value) ?? JSON.stringify(value);
}

function permissionText(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || !('action' in value) || !('resource' in value)) {
		return undefined;
	}

	const {action, resource} = value;
	return typeof action === 'string' && typeof resource === 'string' ? `${action} ${resource}` : undefined;
}

/**
The start of a cell that a spreadsheet may run as a formula. A spreadsheet does so with a cell that begins with one of these signs. Some accept the full-width forms of the signs too, and some ignore invisible characters before the sign: blanks, line ends, tabs, other control characters, and characters without width. A cell that begins with a line end, a tab or a carriage return counts as a formula, no matter what follows.
*/
const formulaStart = /^(?:[\t\n\r]|[\s\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}]*[+\-=@−﹢﹣﹦﹫＋－＝＠])/u;

/**
The characters that a cell is quoted for. They would end the cell or the row; semicolons and tabs do so in some spreadsheets.
*/
const needsQuotes = /[\t\n\r",;]/;

function csvCell(text: string): string {
	const harmless = formulaStart.test(text) ? `'${text}` : text;
	return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function markdownCell(text: string): string {
	return text.replaceAll(/\p{Control}+/gu, ' ').replaceAll('\\', '\\\\').replaceAll('|', String.raw`\|`);
}

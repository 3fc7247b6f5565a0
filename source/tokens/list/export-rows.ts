import {harmlessJson} from '../text/harmless-json.js';

export type ExportFormat = 'json' | 'jsonl' | 'csv' | 'markdown';

/**
Values by column. JSON keeps numbers, lists and null as they are; where there is text only, `cellText` says how they read.
*/
export type ExportRow = Readonly<Record<string, unknown>>;

type ExportOptions = {
	/**
	Makes a text harmless on a terminal, for CSV and Markdown, which have no escapes of their own: `display()`.
	*/
	readonly escape?: (text: string) => string;
	/**
	Whether JSON, too, holds every character as it is.
	*/
	readonly isRaw?: boolean;
};

/**
Rows for a file or a pipe, as one text. See `exportPieces`.
*/
export function exportRows(rows: Iterable<ExportRow>, columns: readonly string[], format: ExportFormat, options: ExportOptions = {}): string {
	return [...exportPieces(rows, columns, format, options)].join('');
}

/**
Rows for a file or a pipe, in pieces of about one row, so that a reader can have the first ones before the last are made. Text is escaped as the format asks: JSON with `\u` for what a terminal would obey or not show, CSV with quotes, Markdown on one line.

JSON holds the rows as they are; the others the columns alone, in their order, a missing one empty.

@yields Whole lines, but for JSON's commas.
*/
export function * exportPieces(rows: Iterable<ExportRow>, columns: readonly string[], format: ExportFormat, {escape = asItIs, isRaw = false}: ExportOptions = {}): Generator<string, void, undefined> {
	const json = (row: ExportRow, indent: number) => isRaw ? JSON.stringify(row, undefined, indent) : harmlessJson(row, indent);
	switch (format) {
		case 'json': {
			let before = '[\n';
			for (const row of rows) {
				// No string of JSON has a line break in it.
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
			const line = (cells: readonly string[]) => `${cells.map(cell => csvCell(escape(cell))).join(',')}\r\n`;
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
A value where there is room for text only: nothing for null, a list with `; ` between, anything else that is no text as JSON.
*/
export function cellText(value: unknown): string {
	if (value === undefined || value === null) {
		return '';
	}

	if (Array.isArray(value)) {
		return value.map(item => cellText(item)).join('; ');
	}

	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
A spreadsheet takes a cell that begins with one of these signs for a formula, and runs it. Some take their full-width forms for the same signs, and some leave out what stands before them and shows nothing: blanks, line ends, tabs, other control characters, and characters without width. A line end, a tab or a carriage return at the beginning is defused whatever follows.
*/
const formulaStart = /^(?:[\t\n\r]|[\s\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}]*[+\-=@−﹢﹣﹦﹫＋－＝＠])/u;

/**
What has to be in quotation marks: the signs that end a cell or a row, also where a spreadsheet splits at semicolons or tabs.
*/
const needsQuotes = /[\t\n\r",;]/;

function csvCell(text: string): string {
	const harmless = formulaStart.test(text) ? `'${text}` : text;
	return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function markdownCell(text: string): string {
	return text.replaceAll(/\p{Control}+/gu, ' ').replaceAll('\\', '\\\\').replaceAll('|', String.raw`\|`);
}

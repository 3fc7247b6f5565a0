import {harmlessJson} from './harmless-json.js';

export type ExportFormat = 'json' | 'csv' | 'markdown';

/**
Rows of text for a file or a pipe. Every row has the keys of the first one. Text stays raw but is escaped as the format asks: JSON with `\u` for control characters, CSV with quotes, Markdown on one line.
*/
export function exportRows(rows: ReadonlyArray<Readonly<Record<string, string>>>, columns: readonly string[], format: ExportFormat): string {
	switch (format) {
		case 'json': {
			return `${harmlessJson(rows)}\n`;
		}

		case 'csv': {
			return `${[columns, ...rows.map(row => columns.map(column => row[column] ?? ''))].map(cells => cells.map(cell => csvCell(cell)).join(',')).join('\r\n')}\r\n`;
		}

		case 'markdown': {
			const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
			return `${[line(columns), line(columns.map(() => '---')), ...rows.map(row => line(columns.map(column => markdownCell(row[column] ?? ''))))].join('\n')}\n`;
		}
	}
}

/**
A spreadsheet takes a cell that begins with one of these for a formula, and runs it.
*/
const formulaStart = /^[\t\r+\-=@]/;

function csvCell(text: string): string {
	const harmless = formulaStart.test(text) ? `'${text}` : text;
	return /[\n\r",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function markdownCell(text: string): string {
	return text.replaceAll(/\p{Control}+/gu, ' ').replaceAll('\\', '\\\\').replaceAll('|', String.raw`\|`);
}

import type {ExportFormat} from '../../tokens/list/export-rows.js';

/**
One entry of a menu that writes a file.
*/
export type FormatChoice<Format> = {
	readonly letter: string;
	readonly format: Format;
	/**
	The ending of the file's name.
	*/
	readonly ending: string;
	readonly label: string;
};

/**
The formats in which the screen writes rows to a file.
*/
export const exportFormats: ReadonlyArray<FormatChoice<ExportFormat>> = [
	{
		letter: 'c', format: 'csv', ending: 'csv', label: 'CSV, for a spreadsheet',
	},
	{
		letter: 'j', format: 'json', ending: 'json', label: 'JSON, for a program',
	},
	{
		letter: 'l', format: 'jsonl', ending: 'jsonl', label: 'JSON, one line for each',
	},
	{
		letter: 'm', format: 'markdown', ending: 'md', label: 'Markdown, for a ticket',
	},
];

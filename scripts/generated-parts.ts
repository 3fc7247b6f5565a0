import {keymapTable} from '../source/keymap/keymap-table.js';
import {columnsTable} from './columns-table.js';
import {commandsTable} from './commands-table.js';
import {exitCodesTable} from './exit-codes-table.js';
import {filterTable} from './filter-table.js';
import {environmentTable, filesTable} from './surroundings.js';

/**
A table that is made from the code, and the page that shows it between the marks of this name.
*/
export type GeneratedPart = {
	/**
	The path from the project's folder.
	*/
	readonly page: string;
	readonly name: string;
	readonly table: string;
};

/**
Every table that `npm run readme` writes into a page.
*/
export function generatedParts(): readonly GeneratedPart[] {
	return [
		{page: 'docs/keys.md', name: 'keymap', table: keymapTable()},
		{page: 'docs/filter.md', name: 'filter', table: filterTable()},
		{page: 'docs/list.md', name: 'columns', table: columnsTable()},
		{page: 'docs/scripts.md', name: 'commands', table: commandsTable()},
		{page: 'docs/scripts.md', name: 'exit-codes', table: exitCodesTable()},
		{page: 'docs/files.md', name: 'environment', table: environmentTable()},
		{page: 'docs/files.md', name: 'files', table: filesTable()},
	];
}

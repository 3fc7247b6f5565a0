import {keymapTable} from '../source/keymap/keymap-table.js';
import {columnsTable} from './columns-table.js';
import {commandsTable} from './commands-table.js';
import {exitCodesTable} from './exit-codes-table.js';
import {filterTable} from './filter-table.js';
import {environmentTable, filesTable} from './surroundings.js';

/**
The README's tables by the names of their parts.
*/
export function readmeTables(): ReadonlyArray<readonly [name: string, table: string]> {
	return [
		['keymap', keymapTable()],
		['filter', filterTable()],
		['columns', columnsTable()],
		['commands', commandsTable()],
		['exit-codes', exitCodesTable()],
		['environment', environmentTable()],
		['files', filesTable()],
	];
}

import {Option} from 'commander';
import {rowFormats, type RowFormat} from '../commands/row-formats.js';

/**
`--format`, for every command that prints rows.
*/
export function formatOption(standard: RowFormat = 'table'): Option {
	return new Option('--format <format>', 'form of the output').choices(rowFormats).default(standard);
}

import {Option} from 'commander';
import {rowFormats, type RowFormat} from './row-formats.js';

/**
`--format`, for every command that prints rows.
*/
export function formatOption(standard: RowFormat = 'table'): Option {
	return new Option('--format <format>', 'form of the output').choices(rowFormats).default(standard);
}

/**
`--raw`, for the commands that print text of the service.
*/
export function rawOption(): Option {
	return new Option('--raw', 'with --format: control and invisible characters as they are, not escaped');
}

import {Option} from 'commander';

/**
`--format` as influxctl has it.
*/
export type TokenFormat = 'table' | 'json';

/**
Influxctl's `--format`, for the commands that print tokens.
*/
export function tokenFormatOption(): Option {
	return new Option('--format <format>', 'form of the output').choices(['table', 'json'] satisfies readonly TokenFormat[]).default('table');
}

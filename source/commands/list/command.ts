import {Option, type Command} from 'commander';
import {tokenColumnIds} from '../../tokens/list/token-columns.js';
import {collect} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {addTokenFormatOptions, rawOption} from '../shared/output/format-option.js';
import {tokenColumnNames} from '../../tokens/list/token-row.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {ListOptions} from './run.js';

const sortNames = `${tokenColumnIds.slice(0, -1).join(', ')} or ${tokenColumnIds.at(-1)}`;

/**
`influx-tokens list`.
*/
export function addListCommand(program: Command, run: RunCommand): void {
	addTokenFormatOptions(addPlaceOptions(program.command('list'))
		.description('print the database tokens of a cluster')
		.option('--filter <filter>', 'print only the tokens that match this filter, which is written as on the screen; more than one must all match', collect)
		.option('--all', 'print expired and revoked tokens too')
		.option('--include-revoked', 'the same as --all, by the name that influxctl gives it')
		.addOption(new Option('--inactive').hideHelp())
		.option('--sort <column>', `sort by ${sortNames}; ",desc" after it reverses the order`, 'description')
		.option('--columns <names>', `print only these columns, with commas between: ${tokenColumnNames.join(', ')}`)
		.addOption(rawOption('; with json and jsonl the service\'s own JSON, every field of it'))
		.option('--count', 'print only the number of tokens'))
		.addHelpText('after', examples(
			'influx-tokens list --filter \'db:sensors action:write\' --sort expires',
			['influx-tokens list --filter \'owner:none\' -q |', 'influx-tokens suspend --from - --force'],
			['influx-tokens list --filter \'age>1y expires:never\'', '--columns id,description --format csv > old.csv'],
		))
		.action(async (options: ListOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runList} = await import('./run.js');
			return runList({...options, ...place}, surroundings);
		}));
}

import {Option, type Command} from 'commander';
import {collect} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {formatOption, rawOption} from '../shared/output/format-option.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {ListOptions} from './run.js';

/**
`influx-tokens list`.
*/
export function addListCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('list'))
		.description('print the database tokens of a cluster')
		.option('--filter <filter>', 'only the tokens that this filter shows, in the words of the screen\'s filter; again for another that must match too', collect)
		.option('--all', 'expired and revoked ones too')
		.option('--include-revoked', 'the same, as influxctl calls it')
		.addOption(new Option('--inactive').hideHelp())
		.option('--sort <column>', 'by status, description, id, databases, created or expires; ",desc" after it is the other way round', 'description')
		.option('--columns <names>', 'only these, with commas between: id, description, status, databases, permissions, created, expires, revoked')
		.addOption(formatOption())
		.addOption(rawOption())
		.option('--count', 'how many there are, and nothing else')
		.addHelpText('after', examples(
			'influx-tokens list --filter \'db:sensors action:write\' --sort expires',
			'influx-tokens list --all --format json | jq -r \'.[].id\'',
			['influx-tokens list --filter \'age>1y expires:never\'', '--columns id,description --format csv > old.csv'],
		))
		.action(async (options: ListOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runList} = await import('./run.js');
			return runList({...options, ...place}, surroundings);
		}));
}

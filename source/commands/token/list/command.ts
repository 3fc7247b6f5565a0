import {Option, type Command} from 'commander';
import {addPlaceOptions, showInfluxctlFlags} from '../../shared/place/place-options.js';
import {examples} from '../../shared/program/examples.js';
import type {RunCommand} from '../../shared/program/run-command.js';
import {influxctlPlace} from '../influxctl-place.js';
import {tokenFormatOption} from '../token-format-option.js';
import type {TokenListOptions} from './run.js';

/**
`influx-tokens token list`.
*/
export function addTokenListCommand(token: Command, run: RunCommand): void {
	showInfluxctlFlags(addPlaceOptions(token.command('list')))
		.description('print the database tokens of a cluster as influxctl does; without --include-revoked those that were not revoked')
		.addOption(tokenFormatOption())
		.addOption(new Option('--sort <column>', 'sort by').choices(['id', 'description']).default('id'))
		.option('--include-revoked', 'print revoked tokens too')
		.addHelpText('after', `${examples('influx-tokens token list --format json | jq -r \'.[].id\'')}\n
The JSON has influxctl's names. Its times are {seconds, nanos}, as InfluxData
shows them for other commands; for this one it shows none.`)
		.action(async (options: TokenListOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runTokenList} = await import('./run.js');
			return runTokenList(influxctlPlace({...options, ...place}), surroundings);
		}));
}

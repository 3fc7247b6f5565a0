import type {Command} from 'commander';
import {addPlaceOptions, showInfluxctlFlags} from '../../shared/place/place-options.js';
import {examples} from '../../shared/program/examples.js';
import type {RunCommand} from '../../shared/program/run-command.js';
import {influxctlPlace} from '../influxctl-place.js';
import {tokenFormatOption} from '../token-format-option.js';
import type {TokenGetOptions} from './run.js';

/**
`influx-tokens token get`.
*/
export function addTokenGetCommand(token: Command, run: RunCommand): void {
	showInfluxctlFlags(addPlaceOptions(token.command('get')))
		.description('print one database token')
		.argument('<id>', 'whole token ID')
		.addOption(tokenFormatOption())
		.option('--include-revoked', 'print it also where it was revoked')
		.addHelpText('after', `${examples('influx-tokens token get 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab')}\n
The JSON is that of token list, for one token.`)
		.action(async (id: string, options: TokenGetOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runTokenGet} = await import('./run.js');
			return runTokenGet(id, influxctlPlace({...options, ...place}), surroundings);
		}));
}

import type {Command} from 'commander';
import {addGrantOptions} from '../../shared/change/change-options.js';
import {addMissingDatabaseOption} from '../../shared/change/missing-database-problem.js';
import {addPlaceOptions, showInfluxctlFlags} from '../../shared/place/place-options.js';
import {examples} from '../../shared/program/examples.js';
import type {RunCommand} from '../../shared/program/run-command.js';
import {influxctlPlace} from '../influxctl-place.js';
import {tokenFormatOption} from '../token-format-option.js';
import type {TokenCreateOptions} from './run.js';

/**
`influx-tokens token create`.
*/
export function addTokenCreateCommand(token: Command, run: RunCommand): void {
	const command = token.command('create')
		.description('create a database token, and print its secret as the last line; the service shows it only once')
		.argument('<description>', 'what uses the token, and who owns it');
	addGrantOptions(command, {read: 'database it may read; again for more, * for all', write: 'database it may write; again for more, * for all'})
		.option('--expires-at <when>', 'RFC 3339, 2027-01-31, 90d, or never (default never)')
		.addOption(tokenFormatOption());
	showInfluxctlFlags(addPlaceOptions(addMissingDatabaseOption(command)))
		.option('--reason <text>', 'why, for the journal')
		.addHelpText('after', `${examples(['influx-tokens token create --write-database sensors "edge 9"', '--expires-at 2027-01-31T00:00:00Z | tail -n 1 > secret'])}\n
The JSON has influxctl's names, and the secret as access_token, for which
InfluxData documents no name. create --secret-file keeps the secret off stdout.`)
		.action(async (description: string, options: TokenCreateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runTokenCreate} = await import('./run.js');
			return runTokenCreate(description, influxctlPlace({...options, ...place}), surroundings);
		}));
}

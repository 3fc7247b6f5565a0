import type {Command} from 'commander';
import {addExistingOptions, addGrantOptions} from '../../shared/change/change-options.js';
import {addMissingDatabaseOption} from '../../shared/change/missing-database-problem.js';
import {showInfluxctlFlags} from '../../shared/place/place-options.js';
import {examples} from '../../shared/program/examples.js';
import type {RunCommand} from '../../shared/program/run-command.js';
import {influxctlPlace} from '../influxctl-place.js';
import type {TokenUpdateOptions} from './run.js';

/**
`influx-tokens token update`, which does what `update` does, with influxctl's options.
*/
export function addTokenUpdateCommand(token: Command, run: RunCommand): void {
	const command = token.command('update')
		.description('change the description of a database token, or replace its grants')
		.argument('<id>', 'whole token ID');
	addGrantOptions(command.option('--description <text>', 'new description'), {
		read: 'database it may read, in place of all that it could read and write',
		write: 'database it may write, in place of all that it could read and write',
	});
	showInfluxctlFlags(addExistingOptions(addMissingDatabaseOption(command)))
		.addHelpText('after', `${examples(['influx-tokens token update --write-database sensors', '6f2c0a14-5b1e-4c3d-9a7f-0123456789ab'])}\n
Databases that are not named lose their grants. update --add-read, --add-write
and --remove keep the others.`)
		.action(async (id: string, options: TokenUpdateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runTokenUpdate} = await import('./run.js');
			return runTokenUpdate(id, influxctlPlace({...options, ...place}), surroundings);
		}));
}

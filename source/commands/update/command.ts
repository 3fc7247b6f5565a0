import type {Command} from 'commander';
import {addExistingOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {addEditOptions} from '../shared/change/edit-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {UpdateOptions} from './run.js';

/**
`influx-tokens update`.
*/
export function addUpdateCommand(program: Command, run: RunCommand): void {
	const command = program.command('update')
		.description('change the description and the grants of a database token')
		.argument('<id>', 'whole token ID');
	addEditOptions(command);
	addExistingOptions(command)
		.addHelpText('after', examples(['influx-tokens update 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', '--add-read sensors --remove flight_old --dry-run']))
		.action(async (id: string, options: UpdateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runUpdate} = await import('./run.js');
			return runUpdate(id, {...options, ...place}, surroundings);
		}));
}

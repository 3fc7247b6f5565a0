import type {Command} from 'commander';
import {addExistingOptions, addGrantOptions, collect} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {UpdateOptions} from './run.js';

/**
`influx-tokens update`.
*/
export function addUpdateCommand(program: Command, run: RunCommand): void {
	const command = program.command('update')
		.description('change the description and the grants of a database token')
		.argument('<id>', 'whole token ID')
		.option('--description <text>', 'new description');
	addGrantOptions(command, {
		read: 'database it may read, in place of all that it could read and write',
		write: 'database it may write, in place of all that it could read and write',
	})
		.option('--add-read <name>', 'database it may read besides', collect)
		.option('--add-write <name>', 'database it may write besides', collect)
		.option('--remove <name>', 'database on which it loses every grant', collect);
	addExistingOptions(command)
		.addHelpText('after', examples(['influx-tokens update 6f2c0a14-5b1e-4c3d-9a7f-0123456789ab', '--add-read sensors --remove flight_old --dry-run']))
		.action(async (id: string, options: UpdateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runUpdate} = await import('./run.js');
			return runUpdate(id, {...options, ...place}, surroundings);
		}));
}

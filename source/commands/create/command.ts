import type {Command} from 'commander';
import {
	addChangeOptions,
	addGrantOptions,
	addSecretOptions,
	otherOptions,
} from '../shared/change/change-options.js';
import {addMissingDatabaseOption} from '../shared/change/missing-database-problem.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {CreateOptions} from './run.js';

/**
`influx-tokens create`.
*/
export function addCreateCommand(program: Command, run: RunCommand): void {
	const command = program.command('create')
		.description('create a database token, and put its secret where you say; the service shows it only once')
		.argument('<description>', 'what uses the token, and who owns it');
	addGrantOptions(command.optionsGroup('What it may do (required: at least one of these):'), {read: 'database it may read; again for more, * for all', write: 'database it may write; again for more, * for all'})
		.optionsGroup(otherOptions)
		.option('--expires-at <when>', '90d, 2027-01-31, RFC 3339, or never (default never)');
	addChangeOptions(addSecretOptions(addMissingDatabaseOption(command), 'required: one of these'))
		.addHelpText('after', examples(
			['influx-tokens create "edge 9" --write-database sensors --expires-at 90d', '--secret-command "pass insert -m influx/edge-09"'],
			'influx-tokens create "ad hoc" --read-database "*" --secret-file ./secret',
		))
		.action(async (description: string, options: CreateOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runCreate} = await import('./run.js');
			return runCreate(description, {...options, ...place}, surroundings);
		}));
}

import {Option, type Command} from 'commander';
import {addBatchOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {SuspendOptions} from './run.js';

const words = {
	suspend: {
		description: 'take every grant away from tokens, and write them into a mark in the description; resume gives them back',
		example: 'influx-tokens suspend --filter db:flight_old --force --reason OPS-1234',
	},
	resume: {
		description: 'give suspended tokens their grants back, as their marks say, or the journal',
		example: 'influx-tokens resume --from ids.txt --force',
	},
} as const;

/**
`influx-tokens suspend` and `influx-tokens resume`.
*/
export function addSuspendCommands(program: Command, run: RunCommand): void {
	for (const action of ['suspend', 'resume'] as const) {
		const command = program.command(action)
			.description(words[action].description)
			.argument('[ids...]', 'whole token IDs');
		addBatchOptions(command)
			.option('--force', `${action} what --filter or --from finds, without asking`);
		if (action === 'resume') {
			command.addOption(new Option('--use <which>', 'which is right where the mark and this machine\'s journal disagree').choices(['mark', 'journal']));
		}

		command
			.addHelpText('after', examples(words[action].example))
			.action(async (ids: readonly string[], options: SuspendOptions, self: Command) => run(self, async (place, surroundings) => {
				const {runSuspend} = await import('./run.js');
				return runSuspend(action, ids, {...options, ...place}, surroundings);
			}));
	}
}

import type {Command} from 'commander';
import type {ApplyOptions} from '../commands/apply.js';
import {concurrencyOption} from './change-options.js';
import {examples} from './examples.js';
import {formatOption} from './format-option.js';
import {addPlaceOptions} from './place-options.js';
import type {RunCommand} from './run-command.js';

/**
`influx-tokens apply`.
*/
export function addApplyCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('apply'))
		.description('show a plan against what is there now; with --force, do it to the tokens that are still as they were')
		.argument('<plan>', 'file that holds the plan')
		.option('--force', 'do it, without asking')
		.option('--dry-run', 'check everything and show what would be sent, without sending it')
		.option('--confirm <name>', 'the profile\'s name, where the profile is protected')
		.addOption(concurrencyOption())
		.addOption(formatOption())
		.addHelpText('after', examples('influx-tokens apply plan.json', 'influx-tokens apply plan.json --force'))
		.action(async (path: string, options: ApplyOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runApply} = await import('../commands/apply.js');
			return runApply(path, {...options, ...place}, surroundings);
		}));
}

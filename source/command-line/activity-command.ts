import type {Command} from 'commander';
import type {ActivityOptions} from '../commands/activity.js';
import {collect} from './change-options.js';
import {examples} from './examples.js';
import {formatOption, rawOption} from './format-option.js';
import {addPlaceOptions} from './place-options.js';
import type {RunCommand} from './run-command.js';

/**
`influx-tokens activity`.
*/
export function addActivityCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('activity'))
		.description('print what was done to a cluster\'s tokens from this machine')
		.option('--filter <words>', 'only what holds these words; again for another that must match too', collect)
		.addOption(formatOption())
		.addOption(rawOption())
		.addHelpText('after', examples('influx-tokens activity --filter "revoke unknown" --format csv'))
		.action(async (options: ActivityOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runActivity} = await import('../commands/activity.js');
			return runActivity({...options, ...place}, surroundings);
		}));
}

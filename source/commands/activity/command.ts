import type {Command} from 'commander';
import {collect} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {formatOption, rawOption} from '../shared/output/format-option.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {ActivityOptions} from './run.js';

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
			const {runActivity} = await import('./run.js');
			return runActivity({...options, ...place}, surroundings);
		}));
}

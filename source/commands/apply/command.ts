import type {Command} from 'commander';
import {addConfirmOptions, concurrencyOption} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {addTokenFormatOptions} from '../shared/output/format-option.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {ApplyOptions} from './run.js';

/**
`influx-tokens apply`.
*/
export function addApplyCommand(program: Command, run: RunCommand): void {
	addTokenFormatOptions(addConfirmOptions(addPlaceOptions(program.command('apply'))
		.description('show a plan, its grants and what it takes, and compare it with the tokens as they are now; with --force, carry it out for those that did not change')
		.argument('<plan>', 'file that holds the plan; - for standard input')
		.option('--force', 'do it, without asking')
		.option('--dry-run', 'check everything and show what would be sent, without sending it'))
		.addOption(concurrencyOption()), ', of the tokens that are as asked now')
		.addHelpText('after', examples('influx-tokens apply plan.json', 'influx-tokens apply plan.json --force'))
		.action(async (path: string, options: ApplyOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runApply} = await import('./run.js');
			return runApply(path, {...options, ...place}, surroundings);
		}));
}

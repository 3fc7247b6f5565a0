import type {Command} from 'commander';
import type {GetOptions} from '../commands/get.js';
import {examples} from './examples.js';
import {formatOption, rawOption} from './format-option.js';
import {addPlaceOptions} from './place-options.js';
import type {RunCommand} from './run-command.js';

/**
`influx-tokens get`.
*/
export function addGetCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('get'))
		.description('print tokens in full: every field, the grants, and what would be lost without them')
		.argument('<ids...>', 'token IDs, or the first 8 or more characters of them')
		.addOption(formatOption())
		.addOption(rawOption())
		.addHelpText('after', examples(
			'influx-tokens get 6f2c1c1e',
			'influx-tokens get 6f2c1c1e --format json | jq \'.[0].permissions\'',
		))
		.action(async (ids: readonly string[], options: GetOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runGet} = await import('../commands/get.js');
			return runGet(ids, {...options, ...place}, surroundings);
		}));
}

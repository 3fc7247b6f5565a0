import type {Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import {addTokenFormatOptions, rawOption} from '../shared/output/format-option.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {GetOptions} from './run.js';

/**
`influx-tokens get`.
*/
export function addGetCommand(program: Command, run: RunCommand): void {
	addTokenFormatOptions(addPlaceOptions(program.command('get'))
		.description('print tokens in full: every field, the grants, and what would be lost without them')
		.argument('<ids...>', 'token IDs, or the first 8 or more characters of them')
		.addOption(rawOption('; with json and jsonl the service\'s own JSON, every field of it')))
		.addHelpText('after', examples(
			'influx-tokens get 6f2c1c1e',
			'influx-tokens get 6f2c1c1e --format json | jq \'.[0].permissions\'',
		))
		.action(async (ids: readonly string[], options: GetOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runGet} = await import('./run.js');
			return runGet(ids, {...options, ...place}, surroundings);
		}));
}

import type {Command} from 'commander';
import {addTokenFormatOptions} from '../shared/output/format-option.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {DiffOptions} from './run.js';

/**
`influx-tokens diff`.
*/
export function addDiffCommand(program: Command, run: RunCommand): void {
	addTokenFormatOptions(addPlaceOptions(program.command('diff'))
		.description('compare a saved list of tokens with another, or with the cluster now; exits with 4 if they differ')
		.argument('<before>', 'what list printed as JSON or JSON lines; - for standard input')
		.argument('[after]', 'a later one (default: the tokens of the cluster now)'))
		.addHelpText('after', examples(
			'influx-tokens diff monday.json',
			'influx-tokens diff monday.json tuesday.json --format csv',
		))
		.action(async (before: string, after: string | undefined, options: DiffOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runDiff} = await import('./run.js');
			return runDiff({before, after}, {...options, ...place}, surroundings);
		}));
}

import type {Command} from 'commander';
import type {RowFormat} from '../shared/output/row-formats.js';
import {examples} from '../shared/program/examples.js';
import {formatOption, rawOption} from '../shared/output/format-option.js';
import type {RunCommand} from '../shared/program/run-command.js';

/**
`influx-tokens profiles`.
*/
export function addProfilesCommand(program: Command, run: RunCommand): void {
	program.command('profiles')
		.description('print the profiles that --profile takes; where their tokens come from, never a token')
		.addOption(formatOption())
		.addOption(rawOption())
		.addHelpText('after', examples('influx-tokens profiles --format json | jq -r \'.[].name\''))
		.action(async (options: {readonly format: RowFormat; readonly raw?: true}, command: Command) => run(command, async ({host, influxctlConfig}, surroundings) => {
			const {runProfiles} = await import('./run.js');
			return runProfiles({...options, ...(host !== undefined && {host}), ...(influxctlConfig !== undefined && {influxctlConfig})}, surroundings);
		}, {hasPlace: false}));
}

import {Option, type Command} from 'commander';
import {version} from '../../version.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {InfoOptions} from './run.js';

/**
`influx-tokens info`.
*/
export function addInfoCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('info'))
		.description('print every path and setting, and where each came from; no secret')
		.addOption(new Option('--format <format>', 'form of the output').choices(['table', 'json']).default('table'))
		.addHelpText('after', examples(
			'influx-tokens info',
			'influx-tokens info --format json | jq -r .paths.settings.value',
		))
		.action(async (options: Pick<InfoOptions, 'format'>, command: Command) => run(command, async (place, surroundings) => {
			const {runInfo} = await import('./run.js');
			// Options before the command's name are the screen's. `info` reports them too.
			const {ascii, theme} = program.opts<Pick<InfoOptions, 'ascii' | 'theme'>>();
			return runInfo({
				...options, ...place, ...(ascii && {ascii}), ...(theme && {theme}), version,
			}, surroundings);
		}, {hasPlace: false}));
}

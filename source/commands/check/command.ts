import {Option, type Command} from 'commander';
import {severities} from '../../tokens/severity.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import {checkFormats} from './check-formats.js';
import type {CheckOptions} from './run.js';

/**
`influx-tokens check`.
*/
export function addCheckCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('check'))
		.description('say for cron and monitoring which tokens expire, wait for a person or break the policy')
		.option('--expires-within <time>', 'an expiry within this time is trouble, such as 14d, 12h or 2w; by default what the policy says')
		.addOption(new Option('--fail-on <severity>', 'trouble is what is at least so bad; code 4, or WARNING for Nagios').choices(severities).default('medium'))
		.addOption(new Option('--critical <severity>', 'with --format nagios: what is CRITICAL').choices(severities).default('high'))
		.addOption(new Option('--format <format>', 'form of the output').choices(checkFormats).default('text'))
		.option('--output <file>', 'write it in place of this file, whole or not at all')
		.addHelpText('after', examples(
			'influx-tokens check --expires-within 30d --fail-on high',
			'influx-tokens check --format nagios --fail-on medium --critical high',
			['influx-tokens check --format prometheus', '--output /var/lib/node_exporter/influx_tokens.prom'],
			'influx-tokens check --format ics --output expiries.ics',
		))
		.action(async (options: CheckOptions, command: Command) => run(command, async (place, surroundings) => {
			const {runCheck} = await import('./run.js');
			return runCheck({...options, ...place}, surroundings);
		}));
}

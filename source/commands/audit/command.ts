import {Option, type Command} from 'commander';
import {reportFormats} from '../../audit/report/report-formats.js';
import {severities} from '../../tokens/severity.js';
import {collect} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {AuditOptions} from './run.js';

/**
`influx-tokens audit`.
*/
export function addAuditCommand(program: Command, run: RunCommand): void {
	addPlaceOptions(program.command('audit'))
		.description('say which tokens should not exist, why, and what to do about it')
		.option('--filter <filter>', 'only findings about the tokens that this filter shows; again for another that must match too', collect)
		.option('--rule <id>', 'only findings of this rule; again for another rule', collect)
		.addOption(new Option('--severity <severity>', 'only findings that are at least so bad').choices(severities))
		.option('--include-muted', 'findings that the policy mutes too')
		.addOption(new Option('--format <format>', 'form of the report').choices(['table', ...reportFormats]).default('table'))
		.option('--output <file>', 'write the report to this new file, which only you can read')
		.option('--replace', 'with --output: write it in place of a file that is there, whole or not at all')
		.addOption(new Option('--fail-on <severity>', 'end with code 4 if a finding is at least so bad').choices(severities))
		.option('--mark-seen', 'keep what the tokens are like now, so that the next audit says what was changed since')
		.option('--init-policy', 'print a policy.toml with the defaults, and audit nothing')
		.addHelpText('after', examples(
			'influx-tokens audit --severity high',
			['influx-tokens audit --format html', '--output audit.html'],
			['influx-tokens audit --rule missing-database --rule no-grants', '--format json | jq -r \'.findings[].subject.id\''],
			'influx-tokens audit --init-policy > policy.toml',
			'influx-tokens audit --fail-on high --format sarif > audit.sarif',
		))
		.action(async (options: AuditOptions & {readonly initPolicy?: boolean}, command: Command) => run(command, async (place, surroundings) => {
			if (options.initPolicy) {
				const {printInitialPolicy} = await import('./print-initial-policy.js');
				return printInitialPolicy(surroundings);
			}

			const {runAuditCommand} = await import('./run.js');
			return runAuditCommand({...options, ...place}, surroundings);
		}, {hasPlace: !options.initPolicy}));
}

import type {Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';

/**
`influx-tokens licenses`.
*/
export function addLicensesCommand(program: Command, run: RunCommand): void {
	program.command('licenses')
		.description('print the licences of the packages in this program, and in an executable that of Node')
		.addHelpText('after', examples('influx-tokens licenses | less'))
		.action(async (_options: unknown, command: Command) => run(command, async (_place, {stdout, stderr}) => {
			const {runLicenses} = await import('./run.js');
			return runLicenses({stdout, stderr});
		}, {hasPlace: false}));
}

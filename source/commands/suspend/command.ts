import {Option, type Command} from 'commander';
import {addBatchOptions} from '../shared/change/change-options.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import type {SuspendOptions} from './run.js';

/**
`influx-tokens suspend`.
*/
export function addSuspendCommand(program: Command, run: RunCommand): void {
	addOneWay(program.command('suspend'), 'suspend', run)
		.description('take every grant away from tokens, and write them into a mark in the description; resume gives them back')
		.addHelpText('after', examples('influx-tokens suspend --filter db:flight_old --force --reason OPS-1234'));
}

/**
`influx-tokens resume`.
*/
export function addResumeCommand(program: Command, run: RunCommand): void {
	addOneWay(program.command('resume'), 'resume', run)
		.description('give suspended tokens their grants back, as their marks say, or the journal')
		.addOption(new Option('--use <which>', 'which is right where the mark and this machine\'s journal disagree').choices(['mark', 'journal']))
		.addHelpText('after', examples('influx-tokens resume --from ids.txt --force'));
}

/**
Adds what the two commands have in common.
*/
function addOneWay(command: Command, action: 'suspend' | 'resume', run: RunCommand): Command {
	return addBatchOptions(command.argument('[ids...]', 'whole token IDs'))
		.option('--force', `${action} what --filter or --from finds, without asking`)
		.action(async (ids: readonly string[], options: SuspendOptions, self: Command) => run(self, async (place, surroundings) => {
			const {runSuspend} = await import('./run.js');
			return runSuspend(action, ids, {...options, ...place}, surroundings);
		}));
}

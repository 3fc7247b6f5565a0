import type {Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import {addPlaceOptions, type PlaceOptions} from '../shared/place/place-options.js';
import type {RunCommand} from '../shared/program/run-command.js';

const actions = [
	{name: 'export', description: 'write this machine\'s journal of a cluster to a new file, for another machine', argument: 'a new file, which only you can read'},
	{name: 'import', description: 'take over the journal that another machine has exported; its chain is checked', argument: 'the file that journal export wrote'},
] as const;

/**
`influx-tokens journal export` and `influx-tokens journal import`.
*/
export function addJournalCommand(program: Command, run: RunCommand): void {
	const journal = program.command('journal')
		.helpCommand(false)
		.description('carry the journal of a cluster to another machine')
		.addHelpText('after', examples('influx-tokens journal export journal.jsonl', 'influx-tokens journal import journal.jsonl'));
	for (const {name, description, argument} of actions) {
		addPlaceOptions(journal.command(name))
			.description(description)
			.argument('<file>', argument)
			.addHelpText('after', examples(`influx-tokens journal ${name} journal.jsonl`))
			.action(async (file: string, options: PlaceOptions, command: Command) => run(command, async (place, surroundings) => {
				const {runJournal} = await import('./run.js');
				return runJournal(name, file, {...options, ...place}, surroundings);
			}));
	}
}

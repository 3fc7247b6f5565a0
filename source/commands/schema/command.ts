import {Argument, type Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import {outputNames, type OutputName} from './described-outputs.js';

/**
`influx-tokens schema`.
*/
export function addSchemaCommand(program: Command, run: RunCommand): void {
	program.command('schema')
		.description('print the JSON Schema of what a command prints, or without a name what there is')
		.addArgument(new Argument('[name]', 'what to describe, mostly the name of a command').choices(outputNames))
		.addHelpText('after', examples('influx-tokens schema', 'influx-tokens schema list > list.schema.json'))
		.action(async (name: OutputName | undefined, _options: unknown, command: Command) => run(command, async (_, surroundings) => {
			const {runSchema} = await import('./run.js');
			return runSchema(name, surroundings);
		}, {hasPlace: false}));
}

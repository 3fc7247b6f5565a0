import {Argument, type Command} from 'commander';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import {shells, type Shell} from './shells.js';

/**
`influx-tokens completion`, and the hidden `complete-words`, which the printed scripts run at each Tab.
*/
export function addCompletionCommand(program: Command, run: RunCommand): void {
	program.command('completion')
		.description('print a script that completes commands, options and names at Tab')
		.addArgument(new Argument('<shell>', 'the shell to complete in').choices(shells))
		.addHelpText('after', examples(
			'eval "$(influx-tokens completion bash)"',
			'source <(influx-tokens completion zsh)',
			['influx-tokens completion fish', '> ~/.config/fish/completions/influx-tokens.fish'],
		))
		.action(async (shell: Shell, _options: unknown, command: Command) => run(command, async (_, surroundings) => {
			const {runCompletion} = await import('./run.js');
			return runCompletion(shell, surroundings);
		}, {hasPlace: false}));

	program.command('complete-words', {hidden: true})
		.addArgument(new Argument('<shell>').choices(shells))
		.argument('<index>', 'the word that is typed, from 0')
		.argument('[words...]', 'the command line, the program first')
		.action(async (...[shell, index, words, , command]: [Shell, string, readonly string[], unknown, Command]) => run(command, async (_, surroundings) => {
			const {runCompleteWords} = await import('./run.js');
			return runCompleteWords(program, {shell, index, words}, surroundings);
		}, {hasPlace: false}));
}

import {Argument, type Command} from 'commander';
import {exitCodes} from '../../exit-codes.js';
import {examples} from '../shared/program/examples.js';
import type {RunCommand} from '../shared/program/run-command.js';
import {completeWords} from './complete-words.js';
import {completionScripts} from './completion-scripts.js';
import {
	linesForShell,
	shells,
	wordsOfShell,
	type Shell,
} from './shell-words.js';

/**
`influx-tokens completion`, and the hidden `complete-words` that its scripts ask at each Tab.
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
		.action(async (shell: Shell, _options: unknown, command: Command) => run(command, async (_, {stdout}) => {
			stdout.write(completionScripts[shell]);
			return exitCodes.done;
		}));

	program.command('complete-words', {hidden: true})
		.addArgument(new Argument('<shell>').choices(shells))
		.argument('<index>', 'the word that is typed, from 0')
		.argument('[words...]', 'the command line, the program first')
		.action(async (...[shell, index, words, , command]: [Shell, string, readonly string[], unknown, Command]) => run(command, async (_, {environment, stdout}) => {
			const position = Number(index);
			if (!Number.isSafeInteger(position) || position < 1 || position > 1000) {
				return exitCodes.usage;
			}

			const {words: typedWords, skipped} = wordsOfShell(shell, words, position);
			const {completion, typed} = completeWords(program, typedWords.slice(1));
			const before = (typedWords.at(-1) ?? '').slice(0, -typed.length || undefined);
			let values: ReadonlyArray<{readonly text: string; readonly help: string}> = [];
			if (completion.kind === 'files') {
				stdout.write(':files\n');
			} else if (completion.kind === 'values') {
				({values} = completion);
			} else if (completion.kind !== 'none') {
				const {completionNames} = await import('./completion-names.js');
				const names = await completionNames(completion.kind, completion.kind === 'clusters' ? completion.profile : undefined, environment);
				values = names.map(text => ({text, help: ''}));
			}

			// Zsh and fish replace the whole word, --option= with it.
			const whole = values.map(({text, help}) => ({text: `${before}${text}`, help}));
			const isQuoted = /^["']/.test(words[position] ?? '');
			for (const line of linesForShell(shell, whole, {typed: `${before}${typed}`, skipped, isQuoted})) {
				stdout.write(`${line}\n`);
			}

			return exitCodes.done;
		}));
}

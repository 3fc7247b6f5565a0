import type {Command} from 'commander';
import {exitCodes} from '../../exit-codes.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {completeWords, type Completion, type CompletionValue} from './complete-words.js';
import {completionNames} from './names.js';
import {completionScripts} from './scripts.js';
import {linesForShell, wordsOfShell, type Shell} from './shells.js';

/**
Prints the script that a shell evaluates. Gives the exit code.
*/
export async function runCompletion(shell: Shell, {stdout}: CommandSurroundings): Promise<number> {
	stdout.write(completionScripts[shell]);
	return exitCodes.done;
}

/**
The command line as the shell's script passes it on: the words, the program first, and the index of the word that is being typed, counted from 0.
*/
export type TypedLine = {
	readonly shell: Shell;
	readonly index: string;
	readonly words: readonly string[];
};

// No person types a longer command line.
const mostWords = 1000;

/**
Prints what may replace the word that is being typed, one value a line, or `:files` where the shell is to complete file names itself. Gives the exit code.
*/
export async function runCompleteWords(program: Command, {shell, index, words}: TypedLine, {environment, stdout}: CommandSurroundings): Promise<number> {
	const position = Number(index);
	if (!Number.isSafeInteger(position) || position < 1 || position > mostWords) {
		return exitCodes.usage;
	}

	const {words: typedWords, skipped} = wordsOfShell(shell, words, position);
	const {completion, typed} = completeWords(program, typedWords.slice(1));
	if (completion.kind === 'files') {
		stdout.write(':files\n');
		return exitCodes.done;
	}

	// Zsh and fish replace the whole word, including --option=.
	const before = (typedWords.at(-1) ?? '').slice(0, -typed.length || undefined);
	const values = await valuesOf(completion, environment);
	const whole = values.map(({text, help}) => ({text: `${before}${text}`, help}));
	const isQuoted = /^["']/.test(words[position] ?? '');
	for (const line of linesForShell(shell, whole, {typed: `${before}${typed}`, skipped, isQuoted})) {
		stdout.write(`${line}\n`);
	}

	return exitCodes.done;
}

async function valuesOf(completion: Exclude<Completion, {readonly kind: 'files'}>, environment: CommandSurroundings['environment']): Promise<readonly CompletionValue[]> {
	switch (completion.kind) {
		case 'values': {
			return completion.values;
		}

		case 'none': {
			return [];
		}

		case 'profiles':
		case 'clusters': {
			const profile = completion.kind === 'clusters' ? completion.profile : undefined;
			const names = await completionNames(completion.kind, profile, environment);
			return names.map(text => ({text, help: ''}));
		}
	}
}

import type {Command} from 'commander';
import {makeProgram} from '../source/commands/make-program.js';

/**
All commands and options of the program, to be read. A command that is run throws.
*/
export function programToRead(): Command {
	const unused = async () => {
		throw new Error('This program can only be read.');
	};

	return makeProgram({
		environment: {}, openScreen: unused, startDemo: unused, loadServe: unused,
	});
}

/**
A command and all commands below it, without the hidden ones. The path of a command is the words that call it (`plan`, `revoke`); the path of the program itself is empty.
*/
export function allCommands(program: Command): ReadonlyArray<{readonly path: readonly string[]; readonly command: Command}> {
	const below = (command: Command, path: readonly string[]): ReadonlyArray<{readonly path: readonly string[]; readonly command: Command}> => [
		{path, command},
		...command.createHelp().visibleCommands(command).filter(child => child.name() !== 'help').flatMap(child => below(child, [...path, child.name()])),
	];
	return below(program, []);
}

/**
The help of a command as it is printed when the output is not a terminal: 80 columns, no colours.
*/
export function helpOf(command: Command): string {
	let text = '';
	const before = command.configureOutput();
	command.configureOutput({
		...before,
		getOutHelpWidth: () => 80,
		getOutHasColors: () => false,
		writeOut(part) {
			text += part;
		},
	});
	command.outputHelp();
	command.configureOutput(before);
	return text;
}

/**
The lines of the examples at the end of a help, without the indentation that they share.
*/
export function exampleBlock(help: string): readonly string[] {
	const [, after = ''] = help.split(/^Examples?:\n/m, 2);
	const [block = ''] = after.split('\n\n', 1);
	return block.trimEnd().split('\n').map(line => line.replace(/^ {2}/, ''));
}

/**
The examples at the end of a help, each joined to one line.
*/
export function examplesIn(help: string): readonly string[] {
	return exampleBlock(help).join('\n').replaceAll(/ \\\n */g, ' ').split('\n').filter(line => line !== '');
}

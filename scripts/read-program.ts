import type {Command} from 'commander';
import {makeProgram} from '../source/commands/make-program.js';

/**
The program as its help and parser know it. Nothing of it can be run.
*/
export function programToRead(): Command {
	const unused = async () => {
		throw new Error('Nothing is run here.');
	};

	return makeProgram({environment: {}, openScreen: unused, loadServe: unused});
}

/**
A command and all below it, the hidden ones left out, each with its path: `plan revoke`; the program's own is empty.
*/
export function allCommands(program: Command): ReadonlyArray<{readonly path: readonly string[]; readonly command: Command}> {
	const below = (command: Command, path: readonly string[]): ReadonlyArray<{readonly path: readonly string[]; readonly command: Command}> => [
		{path, command},
		...command.createHelp().visibleCommands(command).filter(child => child.name() !== 'help').flatMap(child => below(child, [...path, child.name()])),
	];
	return below(program, []);
}

/**
The help as it is printed where the output is no terminal.
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
The examples at the end of a help, as the lines that they are, without the indentation that they share.
*/
export function exampleBlock(help: string): readonly string[] {
	const [, after = ''] = help.split(/^Examples?:\n/m, 2);
	const [block = ''] = after.split('\n\n', 1);
	return block.trimEnd().split('\n').map(line => line.replace(/^ {2}/, ''));
}

/**
The same, each on one line.
*/
export function examplesIn(help: string): readonly string[] {
	return exampleBlock(help).join('\n').replaceAll(/ \\\n */g, ' ').split('\n').filter(line => line !== '');
}

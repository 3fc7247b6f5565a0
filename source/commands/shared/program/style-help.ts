import process from 'node:process';
import {Help, type Argument, type Command} from 'commander';
import {display} from '../../../terminal/display.js';
import {watchOutput} from './watch-output.js';

/**
The heading of the options that every command has; in every help they come last.
*/
export const placeGroup = 'Where to work:';

/**
How help and errors read, for the program and every command made after it.
*/
export function styleHelp(program: Command): void {
	program
		.helpOption('-h, --help', 'show this help')
		.configureHelp({
			groupItems(all, visible, getGroup) {
				const groups = new Help().groupItems(all, visible, getGroup);
				const places = groups.get(placeGroup);
				groups.delete(placeGroup);
				return places ? groups.set(placeGroup, places) : groups;
			},
			subcommandTerm: command => [command.name(), ...command.registeredArguments.map(argument => argumentTerm(argument))].join(' '),
			optionDescription(option) {
				const choices = option.argChoices?.join(', ');
				const notes = [
					...(choices === undefined ? [] : [choices]),
					...(option.defaultValue === undefined ? [] : [`default ${String(option.defaultValue)}`]),
				];
				return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`;
			},
			argumentDescription: ({argChoices, description}) => argChoices ? `${description} (${argChoices.join(', ')})` : description,
		})
		.configureOutput({
			writeOut(text) {
				watchOutput();
				process.stdout.write(text);
			},
			writeErr(text) {
				watchOutput();
				process.stderr.write(text);
			},
			outputError(text, write) {
				write(`${errorWords(text)}\n`);
			},
		});
}

/**
One line, without what a terminal would obey; of an unknown option its name alone, for what follows = may be a token.
*/
function errorWords(text: string): string {
	return display(text.trimEnd()
		.replace(/^(?<start>error: unknown option '--[^'=]*)=.*'/s, '$<start>\'')
		.replace(/\n\((?<suggestion>Did you mean .*\?)\)$/, '. $<suggestion>'));
}

/**
`<ids...>`, or `[words...]` where it may be left out.
*/
export function argumentTerm(argument: Argument): string {
	const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${name}>` : `[${name}]`;
}

/**
Says after a command's own errors where its help is.
*/
export function pointToHelp(command: Command, path: readonly string[] = [command.name()]): void {
	command.showHelpAfterError(`Run ${path.join(' ')} --help for ${command.parent ? 'its options and an example' : 'the options and commands'}.`);
	for (const child of command.commands) {
		pointToHelp(child, [...path, child.name()]);
	}
}

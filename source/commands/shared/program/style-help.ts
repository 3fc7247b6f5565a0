import process from 'node:process';
import {Help, type Argument, type Command} from 'commander';
import {display} from '../../../terminal/display.js';
import {watchOutput} from './watch-output.js';

/**
The heading of the options that every command has. They come last in every help.
*/
export const placeGroup = 'Where to work:';

/**
Sets how help and errors look, for the program and every command that is added afterwards.
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
					...(option.mandatory ? ['required'] : []),
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
An error message as one line that is safe for a terminal. It names an unknown option without the part after =, which may be a token.
*/
function errorWords(text: string): string {
	return display(text.trimEnd()
		.replace(/^(?<start>error: unknown option '--[^'=]*)=.*'/s, '$<start>\'')
		.replace(/\n\((?<suggestion>Did you mean .*\?)\)$/, '. $<suggestion>'));
}

/**
An argument as the help shows it: `<ids...>`, or `[words...]` where it may be left out.
*/
export function argumentTerm(argument: Argument): string {
	const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${name}>` : `[${name}]`;
}

/**
Makes every error of a command end with a line that says how to get its help.
*/
export function pointToHelp(command: Command, path: readonly string[] = [command.name()]): void {
	command.showHelpAfterError(`Run ${path.join(' ')} --help for ${command.parent ? 'its options and an example' : 'the options and commands'}.`);
	for (const child of command.commands) {
		pointToHelp(child, [...path, child.name()]);
	}
}

import type {Argument, Command, Option} from 'commander';
import {isRepeatable} from '../shared/program/refuse-repeats.js';

/**
What may be typed at one position of the command line.
*/
export type Completion =
	| {readonly kind: 'values'; readonly values: readonly CompletionValue[]}
	/**
	Names that are read from the settings. Of clusters only those of `profile`, where it is defined.
	*/
	| {readonly kind: 'profiles'}
	| {readonly kind: 'clusters'; readonly profile: string | undefined}
	| {readonly kind: 'files'}
	| {readonly kind: 'none'};

export type CompletionValue = {
	readonly text: string;
	readonly help: string;
};

type Place = {
	readonly command: Command;
	/**
	How many of the command's arguments have been typed before this position.
	*/
	readonly operands: number;
	/**
	The option whose value is typed at this position.
	*/
	readonly pending: Option | undefined;
	readonly given: ReadonlyMap<string, string>;
	readonly areOptionsOver: boolean;
};

const none: Completion = {kind: 'none'};

/**
Finds what may be typed in place of the last word. `words` are those after the program's name; the last one is as far as it was typed. Everything is read from the program itself, so a new command or option is completed without a change here. The values are not filtered by what was typed; `typed` is the part that they are to be compared with, which after `--option=` is what follows the `=`.
*/
export function completeWords(program: Command, words: readonly string[]): {readonly completion: Completion; readonly typed: string} {
	const current = words.at(-1) ?? '';
	const place = placeOf(program, words.slice(0, -1));
	const {command, pending, given, areOptionsOver} = place;
	if (pending) {
		return {completion: valueOf(pending, given), typed: current};
	}

	if (current.startsWith('-') && !areOptionsOver) {
		const [name = '', ...value] = current.split('=');
		const option = optionCalled(command, name);
		return value.length > 0 && option?.required
			? {completion: valueOf(option, given), typed: value.join('=')}
			: {completion: {kind: 'values', values: optionsOf(place)}, typed: current};
	}

	return {completion: operandOf(place), typed: current};
}

function placeOf(program: Command, words: readonly string[]): Place {
	let command = program;
	let operands = 0;
	let pending: Option | undefined;
	let areOptionsOver = false;
	const given = new Map<string, string>();
	for (const word of words) {
		if (pending) {
			given.set(pending.long ?? '', word);
			pending = undefined;
		} else if (word === '--' && !areOptionsOver) {
			areOptionsOver = true;
		} else if (word.startsWith('-') && word !== '-' && !areOptionsOver) {
			const [name = '', ...value] = word.split('=');
			const option = optionCalled(command, name);
			given.set(name, value.join('='));
			pending = option?.required && value.length === 0 ? option : undefined;
		} else {
			const child = operands === 0 ? childrenOf(command).find(({name}) => name === word)?.child : undefined;
			operands = child ? 0 : operands + 1;
			command = child ?? command;
		}
	}

	return {
		command, operands, pending, given, areOptionsOver,
	};
}

function operandOf(place: Place): Completion {
	const {command, operands, areOptionsOver} = place;
	const children = operands === 0 ? childrenOf(command) : [];
	if (children.length > 0) {
		return {kind: 'values', values: children.map(({name, help}) => ({text: name, help}))};
	}

	const argument = argumentAt(command, operands);
	if (argument?.argChoices) {
		return {kind: 'values', values: argument.argChoices.map(text => ({text, help: ''}))};
	}

	if (argument) {
		return isFile(argument.name()) ? {kind: 'files'} : none;
	}

	return areOptionsOver ? none : {kind: 'values', values: optionsOf(place)};
}

function argumentAt({registeredArguments}: Command, index: number): Argument | undefined {
	const last = registeredArguments.at(-1);
	return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

/**
The subcommands of a command. For `help` they are the commands that it can explain.
*/
function childrenOf(command: Command): ReadonlyArray<{readonly name: string; readonly help: string; readonly child: Command}> {
	// Commander makes the help command for the help text only, and does not set its parent.
	const of = command.name() === 'help' && command.commands.length === 0 ? command.parent ?? command : command;
	return of.createHelp().visibleCommands(of).map(child => ({name: child.name(), help: child.description(), child: child.parent ? child : adopted(child, of)}));
}

function adopted(child: Command, parent: Command): Command {
	child.parent = parent;
	return child;
}

function optionsOf({command, given}: Place): readonly CompletionValue[] {
	return command.createHelp().visibleOptions(command)
		.filter(option => option.long !== undefined && (isRepeatable(option) || !given.has(option.long)))
		.map(({long, description}) => ({text: long ?? '', help: description}));
}

function optionCalled(command: Command, name: string): Option | undefined {
	return command.options.find(({long, short}) => name === long || name === short);
}

function valueOf(option: Option, given: ReadonlyMap<string, string>): Completion {
	if (option.argChoices) {
		return {kind: 'values', values: option.argChoices.map(text => ({text, help: ''}))};
	}

	if (option.long === '--profile') {
		return {kind: 'profiles'};
	}

	if (option.long === '--cluster') {
		return {kind: 'clusters', profile: given.get('--profile')};
	}

	return isFile(/<(?<value>[^<>]*)>/.exec(option.flags)?.groups?.value ?? '') ? {kind: 'files'} : none;
}

/**
Whether the value is a file. Its name in the help says so.
*/
function isFile(name: string): boolean {
	return ['file', 'plan', 'path', 'directory'].includes(name);
}

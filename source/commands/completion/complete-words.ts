import type {Argument, Command, Option} from 'commander';
import {isRepeatable} from '../shared/program/refuse-repeats.js';

/**
What may stand at a place of the command line.
*/
export type Completion =
	| {readonly kind: 'values'; readonly values: readonly CompletionValue[]}
	/**
	Names that only the settings know; of clusters those of this profile, where one is named.
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
	How many arguments of the command stand before.
	*/
	readonly operands: number;
	/**
	The option whose value comes next.
	*/
	readonly pending: Option | undefined;
	readonly given: ReadonlyMap<string, string>;
	readonly areOptionsOver: boolean;
};

const none: Completion = {kind: 'none'};

/**
What may come after these words, which follow the program's name, the last one as far as it is typed. All of it comes from the program itself, so what is added to it is here as well. Values are not yet compared with what is typed, but for `--option=`, which is answered for the part after it.
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
Commands of a command, and after `help` those that it tells of.
*/
function childrenOf(command: Command): ReadonlyArray<{readonly name: string; readonly help: string; readonly child: Command}> {
	// The help command's own parent is not set: it is made for the help alone.
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
By what the value is called in the help.
*/
function isFile(name: string): boolean {
	return ['file', 'plan', 'path', 'directory'].includes(name);
}

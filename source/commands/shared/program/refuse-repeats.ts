import type {EventEmitter} from 'node:events';
import type {Command, Option} from 'commander';
import {exitCodes} from '../../../exit-codes.js';
import {collect} from '../change/change-options.js';
import {placeGroup} from './style-help.js';

/**
Whether each value of an option counts, and none takes the place of another.
*/
export function isRepeatable(option: Option): boolean {
	return option.variadic || option.parseArg === collect;
}

/**
Makes an option with one value an error where it is given twice, for the program and every command of it: one of the two values would be dropped without a word, and it may be the one that was meant. A flag says the same twice, and is let through.

Of what says where to work, the same value may stand before and after the command's name. Everything else that stands before the name is the screen's alone, and would be dropped as well.
*/
export function refuseRepeats(program: Command): void {
	const check = (command: Command) => {
		const withValue = command.options.filter(({required}) => required);
		for (const option of withValue) {
			// Before commander's own listener, which keeps the value.
			(command as Command & EventEmitter).prependListener(`option:${option.name()}`, () => {
				if (command.getOptionValueSource(option.attributeName()) === 'cli' && !isRepeatable(option)) {
					command.error(`error: ${option.long ?? option.flags} is given twice: give it once.`, {exitCode: exitCodes.usage});
				}
			});
		}

		for (const child of command.commands) {
			check(child);
		}
	};

	check(program);
	program.hook('preSubcommand', (_, command) => {
		refuseDropped(program, command);
	});
	program.hook('preAction', (_, command) => {
		if (command !== program) {
			refuseOther(program, command);
		}
	});
}

/**
What the screen takes and no command does, but for how a text is drawn, which `info` tells of.
*/
function refuseDropped(program: Command, command: Command): void {
	for (const option of program.options) {
		const isDropped = option.helpGroupHeading !== placeGroup && !['ascii', 'theme'].includes(option.attributeName());
		if (!isDropped || program.getOptionValueSource(option.attributeName()) !== 'cli') {
			continue;
		}

		const isTaken = [command, ...command.commands].some(({options}) => options.some(({long}) => long === option.long));
		const advice = isTaken ? `: put it behind ${command.name()}.` : ', and the command does not take it.';
		program.error(`error: ${option.long ?? option.flags} stands before ${command.name()}, where it is for the screen${advice}`, {exitCode: exitCodes.usage});
	}
}

/**
One profile before the command's name and another behind it.
*/
function refuseOther(program: Command, command: Command): void {
	for (const option of command.options) {
		const key = option.attributeName();
		const [before, after] = [program.getOptionValue(key) as unknown, command.getOptionValue(key) as unknown];
		const isShared = option.helpGroupHeading === placeGroup && option.required;
		if (isShared && before !== undefined && after !== undefined && before !== after) {
			command.error(`error: ${option.long ?? option.flags} has one value before the command's name and another behind it: give it once.`, {exitCode: exitCodes.usage});
		}
	}
}

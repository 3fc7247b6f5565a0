import type {EventEmitter} from 'node:events';
import type {Command, Option} from 'commander';
import {exitCodes} from '../../../exit-codes.js';
import {collect} from '../change/change-options.js';
import {placeGroup} from './style-help.js';

/**
Whether an option may be given more than once, so that each of its values counts.
*/
export function isRepeatable(option: Option): boolean {
	return option.variadic || option.parseArg === collect;
}

/**
Makes it an error to give an option with one value twice, for the program and all its commands. Commander would drop one of the two values silently, and it may be the one that was meant. A flag may be given twice, because that means the same.

An option that says where to work may stand before and after the command's name, with the same value. Every other option before the name belongs to the screen; commander would drop it, so it is an error too.
*/
export function refuseRepeats(program: Command): void {
	const check = (command: Command) => {
		const withValue = command.options.filter(({required}) => required);
		for (const option of withValue) {
			// This listener runs before commander's own, which stores the value.
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
Refuses options of the screen before a command's name. --ascii and --theme are let through, because `info` reports them.
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
Refuses an option that has one value before the command's name and another after it.
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

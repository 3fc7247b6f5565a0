import type {Argument, Command, Option} from 'commander';
import {argumentTerm, placeGroup} from '../source/commands/shared/program/style-help.js';
import {exitCodeTable} from '../source/exit-codes.js';
import {keymapRows} from '../source/keymap/keymap-table.js';
import {filterUses} from '../source/tokens/filter/fields.js';
import {
	allCommands,
	exampleBlock,
	helpOf,
	programToRead,
} from './read-program.js';
import {
	bold,
	italic,
	prose,
	roffText,
	tagged,
	verbatim,
} from './roff.js';
import {environmentVariables, files, type Surrounding} from './surroundings.js';

/**
The manual page influx-tokens(1), in roff with the macros of man(7): made from the commands, the keymap and the filter language themselves.
*/
export function manualPage(version: string): string {
	const program = programToRead();
	const commands = allCommands(program).filter(({path}) => path.length > 0);
	return `${[
		`.TH ${roffText('INFLUX-TOKENS')} 1 "" "${roffText(`influx-tokens ${version}`)}" "User Commands"`,
		// No hyphenation and no stretched gaps, because people copy names and commands from here.
		'.nh',
		'.ad l',
		// The same for groff, which resets both at every heading.
		'.nr HY 0',
		'.ds AD l',
		'.SH NAME',
		roffText('influx-tokens - find, audit and revoke the database tokens of InfluxDB Cloud Dedicated and Clustered'),
		'.SH SYNOPSIS',
		...synopsis(commands),
		'.SH DESCRIPTION',
		prose('`influx-tokens` without a command opens a full-screen view of the database tokens of a cluster: find them, see what each may do and what would be lost without it, create, edit, suspend, rotate and revoke them. Nothing is revoked without a box that is ticked and a button that is pressed.'),
		'.PP',
		prose('The commands do the same work without a screen. Data goes to the standard output, words for people to the standard error. A management token is never an argument: it comes from the environment, a command or a file that the profile names.'),
		'.SH OPTIONS',
		...optionLines(program, () => true),
		'.SH COMMANDS',
		prose(`Those that work on a cluster take ${placeOptions(program)} after their name too.`),
		...commands.flatMap(({path, command}) => commandLines(path, command)),
		'.SH KEYS',
		...keyLines(),
		'.SH FILTER',
		prose('Words are ANDed, case does not matter; they match descriptions, IDs and database names. `"two words"` is a phrase, `!x` negates, `a|b` is either.'),
		...filterUses.map(({example, meaning}) => tagged(bold(example), meaning)),
		'.SH ENVIRONMENT',
		...surroundingLines(environmentVariables),
		'.SH FILES',
		prose('`XDG_CONFIG_HOME`, `XDG_STATE_HOME` and `XDG_CACHE_HOME` are followed; `influx-tokens info` prints where everything is.'),
		...surroundingLines(files),
		'.SH EXIT STATUS',
		...exitCodeTable.map(({code, meaning}) => tagged(bold(String(code)), meaning)),
		'.SH EXAMPLES',
		verbatim(exampleBlock(helpOf(program))),
		'.SH SEE ALSO',
		`${bold('curl')}(1), ${bold('jq')}(1), ${prose('and `influxctl`, whose words the commands use.')}`,
	].join('\n')}\n`;
}

type Known = ReturnType<typeof allCommands>[number];

function synopsis(commands: readonly Known[]): readonly string[] {
	return [
		`${bold('influx-tokens')} [${italic('options')}]`,
		...commands
			.filter(({command}) => !hasCommands(command))
			.flatMap(({path, command}) => ['.br', `${bold(['influx-tokens', ...path].join(' '))} [${italic('options')}]${argumentWords(command)}`]),
	];
}

const hasCommands = (command: Command): boolean => command.createHelp().visibleCommands(command).length > 0;

const argumentWords = (command: Command): string => command.registeredArguments.map(argument => ` ${roffText(argumentTerm(argument))}`).join('');

const placeOptions = (program: Command): string => {
	const names = program.options.filter(({helpGroupHeading, hidden}) => helpGroupHeading === placeGroup && !hidden).map(({long}) => `\`${long}\``);
	return new Intl.ListFormat('en-GB').format(names);
};

function commandLines(path: readonly string[], command: Command): readonly string[] {
	const help = command.createHelp();
	return [
		`.SS ${roffText([...path, ...command.registeredArguments.map(argument => argumentTerm(argument))].join(' '))}`,
		prose(sentence(command.description())),
		...command.registeredArguments.map((argument: Argument) => tagged(roffText(argumentTerm(argument)), help.argumentDescription(argument))),
		...optionLines(command, option => option.long !== '--help' && !isCommon(command, option)),
		...(hasCommands(command) ? [] : [verbatim(exampleBlock(helpOf(command)))]),
	];
}

/**
Whether an option says where to work, and the manual describes it once, among the options of the program.
*/
function isCommon(command: Command, {long, helpGroupHeading}: Option): boolean {
	const program = command.parent?.parent ?? command.parent ?? command;
	return helpGroupHeading === placeGroup && program.options.some(option => option.long === long && !option.hidden);
}

function optionLines(command: Command, isWanted: (option: Option) => boolean): readonly string[] {
	const help = command.createHelp();
	return help.visibleOptions(command).filter(option => isWanted(option)).map(option => tagged(bold(option.flags), help.optionDescription(option)));
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function keyLines(): readonly string[] {
	let last = '';
	return keymapRows().flatMap(({heading, keys, help, places}) => {
		const isNew = heading !== last;
		last = heading;
		return [...(isNew ? [`.SS ${roffText(heading)}`] : []), tagged(keys.split(' ').map(key => bold(key)).join(', '), `${help} (${places})`)];
	});
}

function surroundingLines(rows: readonly Surrounding[]): readonly string[] {
	return rows.map(({names, meaning}) => tagged(names.map(name => bold(name)).join(', '), meaning));
}

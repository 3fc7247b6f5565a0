import {CommanderError} from 'commander';
import {programToRead} from '../../../scripts/read-program.js';

export type Call = {
	/**
	The names of the command, such as `plan` and `revoke`; empty for the screen.
	*/
	readonly names: readonly string[];
	/**
	Why the program would refuse the words: an option or a command that it does not know, a value that it does not take, or too many arguments. Undefined if it takes them.
	*/
	readonly why: string | undefined;
	/**
	Whether an argument or the value of the last option is missing.
	*/
	readonly isIncomplete: boolean;
};

/**
Splits the first call of influx-tokens in a line into words, as a shell does. Undefined if the line calls it nowhere.
*/
export function wordsOfCall(line: string): readonly string[] | undefined {
	const start = line.search(/(?<=^|<\(|\$\(|[&;|] )influx-tokens(?= |$)/);
	if (start === -1) {
		return undefined;
	}

	const words = [];
	for (const {groups} of line.slice(start).replaceAll(/ \d?>(?:&\d| ?\S+)/g, '').matchAll(/'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<end>[);>|])|(?<bare>[^\s"');>|]+)/g)) {
		if (groups?.end !== undefined) {
			break;
		}

		words.push(groups?.single ?? groups?.double ?? groups?.bare ?? '');
	}

	return words;
}

/**
Compares the words after `influx-tokens` with the commands, options and arguments of the program, without running them.
*/
export function readCall(given: readonly string[]): Call {
	// Every call gets a new program, because an option that is given twice is refused.
	const program = programToRead();
	const words = given.filter(word => word !== '--help');
	const names: string[] = [];
	let command = program;
	while (words[0] !== undefined && !words[0].startsWith('-') && command.commands.some(child => child.name() === words[0])) {
		command = command.commands.find(child => child.name() === words[0])!;
		names.push(words.shift()!);
	}

	const call = {names, why: undefined, isIncomplete: false};
	try {
		// Commander itself separates the options and their values from the arguments.
		const {operands, unknown} = command.configureOutput({writeErr: () => undefined}).parseOptions(words);
		if (unknown.length > 0) {
			return {...call, why: `${unknown.join(' ')} is unknown`};
		}

		if (command === program) {
			return ['help', undefined].includes(operands[0]) ? call : {...call, why: `${operands[0]} is no command`};
		}

		const most = command.registeredArguments.at(-1)?.variadic ? Infinity : command.registeredArguments.length;
		return {
			...call,
			why: operands.length > most ? `${operands.length} arguments are too many` : undefined,
			isIncomplete: !given.includes('--help') && operands.length < command.registeredArguments.filter(argument => argument.required).length,
		};
	} catch (error) {
		if (!(error instanceof CommanderError)) {
			throw error;
		}

		return error.code === 'commander.optionMissingArgument' ? {...call, isIncomplete: true} : {...call, why: error.message};
	}
}

import path from 'node:path';
import {refuse, type Result} from '../result.js';

// The pieces of a word. `$` counts as text where a shell would not replace it either.
const piece = /(?<space>[^\S\n\r]+)|'(?<single>[^']*)'|"(?<double>(?:[^"$\\`]|\\.|\$(?![\w({]))*)"|\\(?<escaped>.)|(?<plain>[^\s"$&'();<>\\`|]+|\$(?![\w({]))/suy;

/**
Splits a command line into its words as a POSIX shell does: white space, single and double quotes, backslashes.

Refuses everything that only a shell could do, instead of passing it on as text: operators, variables, command substitution, `~`. The refusal is one sentence or two that say what to do instead.
*/
export function parseCommand(text: string): Result<readonly string[]> {
	const command: string[] = [];
	let word: string | undefined;
	let index = 0;
	while (index < text.length) {
		piece.lastIndex = index;
		const groups = piece.exec(text)?.groups;
		if (!groups || (word === undefined && groups.plain?.startsWith('~'))) {
			return refuse(explain(text.slice(index)));
		}

		index = piece.lastIndex;
		if (groups.space === undefined) {
			// Inside double quotes a shell removes the backslash before these four only.
			const quoted = groups.double?.replaceAll(/\\(?<kept>["$\\`])/g, '$<kept>');
			word = (word ?? '') + (groups.single ?? quoted ?? groups.escaped ?? groups.plain ?? '');
		} else if (word !== undefined) {
			command.push(word);
			word = undefined;
		}
	}

	return {ok: true, value: word === undefined ? command : [...command, word]};
}

// `rest` begins where no piece fits.
function explain(rest: string): string {
	const [first] = rest;
	if (first === '\\') {
		return String.raw`The command ends in a backslash. Remove it, or write \\ for one.`;
	}

	const replaced = first === '\'' ? undefined : /^"?(?:[^"$\\`]|\\.|\$(?![\w({]))*(?<replaced>`|\$(?:\w+|[({]))/s.exec(rest)?.groups?.replaced;
	if (replaced !== undefined) {
		return `The command runs without a shell, so ${replaced} is not replaced. Write the value itself, or put it in single quotes.`;
	}

	if (first === '\'' || first === '"') {
		return `The command has an opening ${first} without its closing one. Add it.`;
	}

	return first === '~'
		? 'The command runs without a shell, so ~ is not replaced. Write the whole path.'
		: `The command runs without a shell, so ${first === '\n' || first === '\r' ? 'a line break' : first} has no meaning in it. Quote it, or call a shell: sh -c '…'.`;
}

/**
Whether the first word can be found without knowing the current directory, and every word can be passed to a program.
*/
export function isCommand(command: readonly string[]): boolean {
	const [program = ''] = command;
	return program !== '' && (path.isAbsolute(program) || !/[/\\]/.test(program)) && command.every(word => !word.includes('\0'));
}

import {escapeForShell} from '../../secrets/quote-for-shell.js';
import {display} from '../../terminal/display.js';

/**
The shells that the program can complete in.
*/
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = typeof shells[number];

type CompletedWord = {readonly typed: string; readonly skipped: string; readonly isQuoted: boolean};

/**
Turns the words that a shell passes to a completion into the words that the program would get, up to the one that is being typed. `skipped` is the beginning of that word that the shell does not replace, because bash splits words at = and :.
*/
export function wordsOfShell(shell: Shell, words: readonly string[], index: number): {readonly words: readonly string[]; readonly skipped: string} {
	const typed = Array.from({length: index + 1}, (_, place) => words[place] ?? '');
	if (shell !== 'bash') {
		return {words: typed.map(word => shell === 'fish' ? word : unquote(word)), skipped: ''};
	}

	const joined: string[] = [];
	let wasBreak = false;
	for (const word of typed) {
		const isBreak = /^[:=]+$/.test(word);
		const isPart = joined.length > 1 && (isBreak || wasBreak);
		joined.push(isPart ? `${joined.pop()}${word}` : word);
		wasBreak = isBreak;
	}

	const last = joined.at(-1) ?? '';
	// The shell replaces only what follows the last break.
	return {words: joined.map(word => unquote(word)), skipped: /^.*[:=]/s.exec(unquote(last))?.[0] ?? ''};
}

/**
Removes the quotes and backslashes of a shell from a word. The last quote may still be open.
*/
function unquote(word: string): string {
	return word.replaceAll(/'(?<single>[^']*)'?|"(?<double>(?:[^"\\]|\\.)*)"?|\\(?<escaped>.?)/gs, (_, single: string | undefined, double: string | undefined, escaped: string | undefined) => single ?? double?.replaceAll(/\\(?=["$\\`])/g, '') ?? escaped ?? '');
}

/**
The lines that a shell's completion function reads, one value each. Leaves out values with control or invisible characters, because a terminal would obey them and a person would not see them.
*/
export function linesForShell(shell: Shell, values: ReadonlyArray<{readonly text: string; readonly help: string}>, {typed, skipped, isQuoted}: CompletedWord): readonly string[] {
	return values
		.filter(({text}) => text.startsWith(typed) && display(text) === text)
		.map(({text, help}) => {
			if (shell === 'fish') {
				return help === '' ? text : `${text}\t${help}`;
			}

			if (shell === 'zsh') {
				const name = text.replaceAll(':', String.raw`\:`);
				return help === '' ? name : `${name}:${help}`;
			}

			const rest = text.startsWith(skipped) ? text.slice(skipped.length) : text;
			return isQuoted ? rest : escapeForShell(rest);
		});
}

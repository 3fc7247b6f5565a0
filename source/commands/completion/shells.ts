import {display} from '../../terminal/display.js';

/**
The shells that can be told what may come next.
*/
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = typeof shells[number];

type CompletedWord = {readonly typed: string; readonly skipped: string; readonly isQuoted: boolean};

/**
The words of a command line as a shell hands them to a completion, up to the one that is typed, as the program would get them. `skipped` is how much of the last one the shell does not replace: bash parts words at = and :.
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
	// What stands before the last break is not replaced.
	return {words: joined.map(word => unquote(word)), skipped: /^.*[:=]/s.exec(unquote(last))?.[0] ?? ''};
}

/**
A word without the quotes and backslashes of a shell. A quote may still be open.
*/
function unquote(word: string): string {
	return word.replaceAll(/'(?<single>[^']*)'?|"(?<double>(?:[^"\\]|\\.)*)"?|\\(?<escaped>.?)/gs, (_, single: string | undefined, double: string | undefined, escaped: string | undefined) => single ?? double?.replaceAll(/\\(?=["$\\`])/g, '') ?? escaped ?? '');
}

/**
A value as it must stand on a shell's command line.
*/
function quote(text: string): string {
	return text.replaceAll(/[^\p{Letter}\p{Number}%+,\-./:=@_]/gu, String.raw`\$&`);
}

/**
What a shell's completion function reads: the values, one a line. Those with control or invisible characters cannot be offered: a terminal would obey them, and no person sees them.
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
			return isQuoted ? rest : quote(rest);
		});
}

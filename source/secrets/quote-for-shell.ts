import {Buffer} from 'node:buffer';

const longestLine = 100;

/**
A text as one word of bash, zsh and every other POSIX shell. In single quotes nothing has a meaning to them, the `!` of a history expansion included. A word cannot hold NUL.
*/
export function quoteForShell(text: string): string {
	return `'${text.replaceAll('\'', String.raw`'\''`)}'`;
}

/**
A text as one word of bash, zsh and ksh, in printable ASCII only: a text that holds anything else is written byte by byte where it does.
*/
export function quoteAsAscii(text: string): string {
	if (/^[\u{20}-\u{7E}]*$/u.test(text)) {
		return quoteForShell(text);
	}

	const escaped = text.toWellFormed().replaceAll(/['\\]|[^\u{20}-\u{7E}]/gu, character => {
		const bytes = [...Buffer.from(character)];
		return bytes.map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
	});
	return `$'${escaped}'`;
}

// No shell gives these a meaning inside a word. At the beginning of one, zsh replaces = and fish replaces %.
const plainWord = /^[\w+,\-./:@][\w%+,\-./:=@]*$/;

/**
A text as one word of a shell. `quote` puts it in quotes where it needs them.
*/
export function toShellWord(text: string, quote: (text: string) => string = quoteForShell): string {
	return plainWord.test(text) ? text : quote(text);
}

/**
The words as one line of a POSIX shell, each in quotes only where it needs them. `parseCommand` splits it into exactly these words again.
*/
export function printCommand(words: readonly string[]): string {
	return words.map(word => toShellWord(word)).join(' ');
}

/**
A text as a part of a word that is typed on the line of a shell: with a backslash before all that may have a meaning, and without quotes, because other characters of the word already stand before it. Not for line breaks, which a shell removes together with a backslash before them.
*/
export function escapeForShell(text: string): string {
	return text.replaceAll(/[^\p{Letter}\p{Number}%+,\-./:=@_]/gu, String.raw`\$&`);
}

/**
The parts of a command, each of them shell text, on one line; or on a line each where that would be longer than 100 characters.
*/
export function joinCommand(parts: readonly string[]): string {
	const line = parts.join(' ');
	return line.length > longestLine ? parts.join(' \\\n  ') : line;
}

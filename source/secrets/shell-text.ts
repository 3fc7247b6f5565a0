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

/**
A text as one word of a POSIX shell, in quotes only where it needs them.
*/
export function toShellWord(text: string): string {
	return /^[\w+\-./:]+$/.test(text) ? text : quoteForShell(text);
}

/**
The parts of a command, each of them shell text, on one line; or on a line each where that would be longer than 100 characters.
*/
export function joinCommand(parts: readonly string[]): string {
	const line = parts.join(' ');
	return line.length > longestLine ? parts.join(' \\\n  ') : line;
}

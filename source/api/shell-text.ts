const longestLine = 100;

/**
A text as one word of bash, zsh and every other POSIX shell. In single quotes nothing has a meaning to them, the `!` of a history expansion included. A word cannot hold NUL.
*/
export function quoteForShell(text: string): string {
	return `'${text.replaceAll('\'', String.raw`'\''`)}'`;
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

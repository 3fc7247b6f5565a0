import path from 'node:path';

/**
Whether a shell could export a variable of this name (POSIX, "Name").
*/
export function isVariableName(text: string): boolean {
	return /^[a-z_]\w*$/i.test(text);
}

/**
Whether the first word can be found without knowing the current directory, and every word can be passed to a program.
*/
export function isCommand(command: readonly string[]): boolean {
	const [program = ''] = command;
	return program !== '' && (path.isAbsolute(program) || !/[/\\]/.test(program)) && command.every(word => !word.includes('\0'));
}

/**
Whether the path says the same from every current directory.
*/
export function isFilePath(text: string): boolean {
	return (path.isAbsolute(text) || /^~\/./.test(text)) && !text.includes('\0');
}

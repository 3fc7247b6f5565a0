/**
The examples of a command, for `addHelpText('after', …)`. Give an example that is longer than 78 characters in parts: each part gets a line of its own.
*/
export function examples(...commands: ReadonlyArray<string | readonly string[]>): string {
	const lines = commands.map(command => typeof command === 'string' ? `  ${command}` : `  ${command.join(' \\\n    ')}`);
	return `\n${commands.length === 1 ? 'Example' : 'Examples'}:\n${lines.join('\n')}`;
}

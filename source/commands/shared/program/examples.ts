/**
The examples of a command, for `addHelpText('after', …)`. One that is longer than 78 characters is given in parts, each on its line.
*/
export function examples(...commands: ReadonlyArray<string | readonly string[]>): string {
	const lines = commands.map(command => typeof command === 'string' ? `  ${command}` : `  ${command.join(' \\\n    ')}`);
	return `\n${commands.length === 1 ? 'Example' : 'Examples'}:\n${lines.join('\n')}`;
}

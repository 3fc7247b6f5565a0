import {argumentTerm} from '../source/commands/shared/program/style-help.js';
import {allCommands, programToRead} from './read-program.js';

/**
Every command as a Markdown table, for docs/scripts.md. A command that only groups others is left out.
*/
export function commandsTable(): string {
	const rows = allCommands(programToRead())
		.filter(({path, command}) => path.length > 0 && command.createHelp().visibleCommands(command).length === 0)
		.map(({path, command}) => `| \`${[...path, ...command.registeredArguments.map(argument => argumentTerm(argument))].join(' ')}\` | ${command.description().replaceAll('|', String.raw`\|`)} |`);
	return ['| Command | What it does |', '| --- | --- |', ...rows].join('\n');
}

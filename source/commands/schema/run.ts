import {exitCodes} from '../../exit-codes.js';
import {harmlessJson} from '../../tokens/text/harmless-json.js';
import {tableLines} from '../shared/output/table-lines.js';
import {writePieces} from '../shared/output/write-pieces.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import {describedOutputs, outputNames, type OutputName} from './described-outputs.js';

/**
Prints the JSON Schema of what a command prints, or without a name which names there are. It reads no file and asks nothing of the service. Gives the exit code.
*/
export async function runSchema(name: OutputName | undefined, {stdout}: Pick<CommandSurroundings, 'stdout'>): Promise<number> {
	if (name === undefined) {
		const rows = outputNames.map(each => [each, meaningOf(each)]);
		const lines = tableLines([{title: 'NAME'}, {title: 'WHAT IT IS'}], rows, undefined);
		await writePieces(lines.map(line => `${line}\n`), stdout);
		return exitCodes.done;
	}

	const {jsonSchemaOf} = await import('./json-schema.js');
	await writePieces([`${harmlessJson(jsonSchemaOf(name))}\n`], stdout);
	return exitCodes.done;
}

/**
What an output is, with the command where the name does not say it.
*/
function meaningOf(name: OutputName): string {
	const {commands, about} = describedOutputs[name];
	const [first] = commands;
	return first.split(' ', 1)[0] === name ? about : `${about} (${first})`;
}

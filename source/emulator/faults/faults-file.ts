import * as v from 'valibot';
import {EmulatorError} from '../emulator-error.js';
import {faultsSchema} from './faults-schema.js';
import type {Fault} from './fault-list.js';
import {faultsMistake} from './faults-mistake.js';

/**
The text of a JSON file that holds an array of faults, without a byte order mark. `path` is for the messages: reading files is not the emulator's work.
*/
export type FaultsFile = {
	readonly path: string;
	readonly text: string;
};

/**
The faults of such a file. Throws an EmulatorError that names the file, the place in it, what was expected there and what is there, and that asks for the exit code 2.
*/
export function parseFaultsFile({path, text}: FaultsFile): readonly Fault[] {
	const refuse = (problem: string, cause?: unknown) => new EmulatorError(`The faults file ${path} ${problem}`, {cause, exitCode: 2});
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch (error) {
		throw refuse(`is not JSON${placeInText(error, text)}: it has to be an array of faults.`, error);
	}

	const result = v.safeParse(faultsSchema, input, {abortEarly: true});
	if (!result.success) {
		throw refuse(`does not fit: ${faultsMistake(result.issues[0])}. Correct it and start again; influx-tokens emulator --help tells the format.`);
	}

	return result.output;
}

/**
Where the text stops being JSON, as far as V8 says it.
*/
function placeInText(error: unknown, content: string): string {
	const {line, column} = /line (?<line>\d+) column (?<column>\d+)/.exec((error as Error).message)?.groups ?? {};
	if (line !== undefined) {
		return ` at line ${line}, column ${column}`;
	}

	return content.trim() === '' ? ', it is empty' : '';
}

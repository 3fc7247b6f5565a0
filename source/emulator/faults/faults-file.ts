import * as v from 'valibot';
import {EmulatorError} from '../emulator-error.js';
import {faultsSchema} from './faults-schema.js';
import type {Fault} from './fault-list.js';
import {faultsMistake} from './faults-mistake.js';

/**
The text of a JSON file that holds an array of faults, without a byte order mark. `path` is only for the messages, because the emulator does not read files.
*/
export type FaultsFile = {
	readonly path: string;
	readonly text: string;
};

/**
Parses a faults file. Throws an EmulatorError with exit code 2 that names the file, the place in it, what was expected there and what was found.
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
The place where the text stops being JSON, as text to append to a sentence; empty when V8's error does not name it.
*/
function placeInText(error: unknown, content: string): string {
	const {line, column} = /line (?<line>\d+) column (?<column>\d+)/.exec((error as Error).message)?.groups ?? {};
	if (line !== undefined) {
		return ` at line ${line}, column ${column}`;
	}

	return content.trim() === '' ? ', it is empty' : '';
}

import {mkdirSync} from 'node:fs';
import path from 'node:path';
import type {WireLog} from '../api/wire-log.js';
import type {Result} from '../result.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import {openDebugFile} from './debug-file.js';
import {wireLine} from './wire-line.js';

export type DebugOptions = {
	/**
	Whether `--debug` was given.
	*/
	readonly debug?: boolean | undefined;
	/**
	The value of `--debug-file`.
	*/
	readonly debugFile?: string | undefined;
};

type Options = DebugOptions & {
	readonly environment: Environment;
	/**
	Where `--debug` logs without a file: a function that writes a line, or the path of a file.
	*/
	readonly standard: ((line: string) => void) | string;
	/**
	Gets a sentence when the log cannot be written any more.
	*/
	readonly onProblem: (sentence: string) => void;
};

/**
The file that is asked for: by `--debug-file`, else by INFLUX_TOKENS_DEBUG. Undefined without either.
*/
export function debugFileOf({debugFile}: DebugOptions, environment: Environment): string | undefined {
	const named = debugFile ?? environment.INFLUX_TOKENS_DEBUG;
	return named ? expandHome(named, environment) : undefined;
}

/**
The log of requests, in the file that is asked for, else where `--debug` has it. Undefined where no log is asked for. A refusal says why the file cannot be used; outside text in it is raw.
*/
export function openWireLog({environment, standard, onProblem, ...given}: Options): Result<WireLog | undefined> {
	const place = debugFileOf(given, environment) ?? (given.debug ? standard : undefined);
	if (place === undefined) {
		return {ok: true, value: undefined};
	}

	if (place === standard && typeof standard === 'string') {
		mkdirSync(path.dirname(standard), {recursive: true, mode: 0o700});
	}

	const write: Result<(line: string) => void> = typeof place === 'string' ? openDebugFile(place, onProblem) : {ok: true, value: place};
	return write.ok
		? {
			ok: true,
			value(entry) {
				write.value(wireLine(entry));
			},
		}
		: write;
}

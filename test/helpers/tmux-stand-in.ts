import {
	chmodSync,
	existsSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {temporaryDirectory} from './storage/temporary-directory.js';

export type TmuxStandIn = {
	/**
	The value for PATH with which `tmux` is the stand-in.
	*/
	readonly path: string;
	/**
	What each run got: its arguments, its standard input, and the names and values of its environment as one text.
	*/
	runs(): ReadonlyArray<{readonly parameters: readonly string[]; readonly input: string; readonly environment: string}>;
};

/**
Puts a program called tmux into a directory of its own. It writes down its arguments and its input, then ends with the exit code, or never with `hangs`.
*/
export async function makeTmux(end: number | 'hangs' = 0): Promise<TmuxStandIn> {
	const directory = await temporaryDirectory();
	const record = path.join(directory, 'record');
	const file = path.join(directory, 'tmux');
	writeFileSync(file, String.raw`#!${process.execPath}
		const {appendFileSync, readFileSync} = require('node:fs');
		const run = {parameters: process.argv.slice(2), input: readFileSync(0, 'utf8'), environment: JSON.stringify(process.env)};
		appendFileSync(${JSON.stringify(record)}, JSON.stringify(run) + '\n');
		console.error('no server: ' + run.input);
		${end === 'hangs' ? 'setInterval(() => {}, 1000)' : `process.exitCode = ${end}`};
	`);
	chmodSync(file, 0o755);
	return {
		path: [directory, process.env.PATH].join(path.delimiter),
		runs: () => existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as ReturnType<TmuxStandIn['runs']>[number]) : [],
	};
}

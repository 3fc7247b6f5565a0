import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {control} from '../../test/helpers/keys.js';
import {projectFolder} from '../../test/helpers/project-folder.js';
import {openStage} from './open-stage.js';
import type {Stage} from './stage.js';

/**
How long a start of the warm-up idles, in milliseconds: the program writes what it has compiled in a quiet moment.
*/
const warmUpTime = 3000;

/**
The bin with a home directory of its own.
*/
export type Program = {
	/**
	Node and the bin, to which the arguments are added.
	*/
	readonly command: readonly [string, string];
	/**
	Its environment: an empty home, a UTF-8 locale and no token.
	*/
	readonly environment: Readonly<Record<string, string>>;
	readonly home: string;
	/**
	Starts it in a pseudo-terminal.
	*/
	open(parameters: readonly string[], options?: {readonly columns?: number; readonly rows?: number; readonly environment?: Readonly<Record<string, string>>}): Stage;
	/**
	Starts it twice with these arguments, waits for the screen and then for its cache, and quits, so that the next start finds the cache.
	*/
	warmUp(parameters: readonly string[], isExpected: (rows: readonly string[]) => boolean, environment?: Readonly<Record<string, string>>): Promise<void>;
	/**
	Removes the home directory.
	*/
	remove(): void;
};

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
const environmentAt = (home: string): Readonly<Record<string, string>> => ({
	PATH: process.env.PATH ?? '',
	HOME: home,
	XDG_CONFIG_HOME: path.join(home, 'config'),
	XDG_DATA_HOME: path.join(home, 'data'),
	XDG_STATE_HOME: path.join(home, 'state'),
	XDG_CACHE_HOME: path.join(home, 'cache'),
	TERM: 'xterm-256color',
	LANG: 'C.UTF-8',
	CI: 'false',
});
/* eslint-enable @typescript-eslint/naming-convention */

/**
Makes an empty home directory for the built bin.
*/
export function createProgram(): Program {
	const home = mkdtempSync(path.join(tmpdir(), 'influx-tokens-bench-'));
	const environment = environmentAt(home);
	const command = [process.execPath, path.join(projectFolder(), 'dist/influx-tokens.cjs')] as const;
	const open: Program['open'] = (parameters, {columns = 80, rows = 24, environment: more} = {}) => openStage({
		file: command[0],
		arguments: [command[1], ...parameters],
		environment: {...environment, ...more},
		columns,
		rows,
	});
	return {
		command,
		environment,
		home,
		open,
		async warmUp(parameters, isExpected, more) {
			for (let start = 0; start < 2; start++) {
				const stage = open(parameters, {...(more && {environment: more})});
				await stage.until(isExpected);
				await delay(warmUpTime);
				stage.press(control('c'));
				await stage.ended();
				await stage.close();
			}
		},
		remove() {
			rmSync(home, {recursive: true, force: true});
		},
	};
}

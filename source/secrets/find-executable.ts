import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Environment} from '../storage/user-directory.js';

/**
The absolute path of a program. Its name is an absolute path, or is looked for on `PATH`. Undefined when no such program may be run, and for a relative path.
*/
export function findExecutable(name: string, environment: Environment): string | undefined {
	if (name === '' || (name.includes('/') && !path.isAbsolute(name))) {
		return undefined;
	}

	const directories = path.isAbsolute(name)
		? ['']
		// An empty or relative entry means the current directory, where another person may have put a program.
		: (environment.PATH ?? '').split(path.delimiter).filter(directory => path.isAbsolute(directory));
	const endings = process.platform === 'win32' ? ['', '.exe', '.com'] : [''];
	return directories
		.flatMap(directory => endings.map(ending => path.join(directory, name + ending)))
		.find(file => isExecutable(file));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

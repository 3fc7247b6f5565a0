import path from 'node:path';
import {homeDirectory, type Environment} from './user-directory.js';

/**
A path as a person would write it: from `~` where it is below the home directory.
*/
export function shortPath(file: string, environment: Environment): string {
	const home = homeDirectory(environment);
	const below = path.relative(home, file);
	return path.isAbsolute(file) && below !== '' && !below.startsWith('..') && !path.isAbsolute(below) ? `~/${below.replaceAll(path.sep, '/')}` : file;
}

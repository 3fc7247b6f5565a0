import path from 'node:path';
import {printCommand} from '../secrets/command-text.js';
import {homeDirectory, type Environment} from './user-directory.js';

/**
A path as a person would write it: from `~` where it is below the home directory.
*/
export function shortPath(file: string, environment: Environment): string {
	const home = homeDirectory(environment);
	const below = path.relative(home, file);
	return path.isAbsolute(file) && below !== '' && !below.startsWith('..') && !path.isAbsolute(below) ? `~/${below.replaceAll(path.sep, '/')}` : file;
}

/**
The same as a word of a shell command.
*/
export function toShellPath(file: string, environment: Environment): string {
	const short = shortPath(file, environment);
	return short.startsWith('~/') ? `~/${printCommand([short.slice(2)])}` : printCommand([short]);
}

import {shortPath} from '../storage/short-path.js';
import type {Environment} from '../storage/user-directory.js';
import {toShellWord} from './quote-for-shell.js';

/**
A path as one word of a shell command, from `~` where it is below the home directory: what follows `~/` is quoted where it needs quotes, because no shell replaces a quoted `~`.
*/
export function toShellPath(file: string, environment: Environment): string {
	const short = shortPath(file, environment);
	return short.startsWith('~/') ? `~/${toShellWord(short.slice(2))}` : toShellWord(short);
}

import {shortPath} from '../storage/short-path.js';
import type {Environment} from '../storage/user-directory.js';
import {printCommand} from './command-text.js';

/**
A path as one word of a shell command, from `~` where it is below the home directory: what follows `~/` is quoted where it needs quotes, because no shell replaces a quoted `~`.
*/
export function toShellPath(file: string, environment: Environment): string {
	const short = shortPath(file, environment);
	return short.startsWith('~/') ? `~/${printCommand([short.slice(2)])}` : printCommand([short]);
}

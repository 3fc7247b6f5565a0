import {stat} from 'node:fs/promises';
import process from 'node:process';
import {toShellPath} from '../secrets/shell-path.js';
import {expandHome, type Environment} from '../storage/user-directory.js';
import type {Profile} from './types.js';

/**
A sentence for each token file of these profiles that other users may read: `readSecretFile` will refuse it. Opens nothing; raw outside text. Windows has no modes of this kind.
*/
export async function openTokenFiles(profiles: readonly Profile[], environment: Environment): Promise<readonly string[]> {
	if (process.platform === 'win32') {
		return [];
	}

	const files = profiles.flatMap(({name, secretSources}) => secretSources
		.filter(source => source.kind === 'file')
		.map(source => ({name, place: expandHome(source.path, environment)})));
	const sentences: string[] = [];
	for (const {name, place} of files) {
		const mode = await modeOf(place); // eslint-disable-line no-await-in-loop -- a disk that hangs holds one thread, not all of them
		// eslint-disable-next-line no-bitwise -- permission bits
		if ((mode & 0o077) !== 0) {
			sentences.push(`The token file of ${name} is open to other users (mode ${mode.toString(8).slice(-3)}), so it will not be read. Run: chmod 600 ${toShellPath(place, environment)}`);
		}
	}

	return sentences;
}

async function modeOf(file: string): Promise<number> {
	try {
		const {mode} = await stat(file);
		return mode;
	} catch {
		// The program says that the file is missing when it reads the token.
		return 0;
	}
}

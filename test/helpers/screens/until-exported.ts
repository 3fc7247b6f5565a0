import {readdirSync, readFileSync} from 'node:fs';
import type {Mounted} from '../mount.js';

/**
Waits until the screen says that a file with this ending was written, and gives its text. The file alone is no sign: it has its name before it has its text. Throws unless the working directory has exactly one such file.
*/
export async function untilExported(mounted: Mounted, ending: string): Promise<string> {
	await mounted.until(screen => new RegExp(String.raw`Written to[^│]*\.${ending}\b`).test(screen));
	const [file, ...others] = readdirSync('.').filter(name => name.endsWith(`.${ending}`));
	if (file === undefined || others.length > 0) {
		throw new Error(`The working directory has these files: ${readdirSync('.').join(', ')}`);
	}

	return readFileSync(file, 'utf8');
}

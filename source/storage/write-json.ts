import {mkdirSync} from 'node:fs';
import {errorCode, errorReason} from './error-reason.js';
import {syncDirectoryNow} from './sync-directory.js';

/**
Writes `<name>.json` in a directory. Gives why that failed, as a sentence part, or undefined when it is written.
*/
export type WriteJson = (directory: string, name: string, content: Readonly<Record<string, unknown>>) => string | undefined;

/**
Loads conf and gives the function that writes a file: whole or not at all, mode 0600, in a directory of mode 0700 where it has to be created. That function does not wait, so no other code of this program runs between a read and its write.
*/
export async function loadJsonWriter(): Promise<WriteJson> {
	const {default: Conf} = await import('conf'); // eslint-disable-line @typescript-eslint/naming-convention -- a class
	return (directory, name, content) => {
		try {
			mkdirSync(directory, {recursive: true, mode: 0o700});
			const store = new Conf({
				cwd: directory,
				configName: name,
				configFileMode: 0o600,
				// Names with dots are names, not paths.
				accessPropertiesByDotNotation: false,
			});
			// Conf writes another file, puts it onto the disk and renames it; the new name has to reach the disk too.
			store.store = content;
			syncDirectoryNow(directory);
			return undefined;
		} catch (error) {
			// Conf reads the file before it writes, and throws an error without a code when the file was damaged in between.
			return errorCode(error) === undefined ? 'it was damaged at this moment' : errorReason(error);
		}
	};
}

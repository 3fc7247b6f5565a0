import {mkdirSync} from 'node:fs';
import {errorReason} from './error-reason.js';
import {settingsVersion, type SettingsEntry} from './settings-file.js';

export type WriteSettings = (directory: string, content: {
	readonly entries: readonly SettingsEntry[];
	readonly rest: Readonly<Record<string, unknown>>;
}) => string | undefined;

/**
Loads conf and gives the function that writes `settings.json`: whole or not at all, mode 0600, in a directory of mode 0700 where it has to be created. That function does not wait, so nothing of this program comes between a read and its write; it gives a sentence when it fails.
*/
export async function loadWriter(): Promise<WriteSettings> {
	const {default: Conf} = await import('conf'); // eslint-disable-line @typescript-eslint/naming-convention -- a class
	return (directory, {entries, rest}) => {
		try {
			mkdirSync(directory, {recursive: true, mode: 0o700});
			const store = new Conf({
				cwd: directory,
				configName: 'settings',
				configFileMode: 0o600,
				// Names with dots are names, not paths.
				accessPropertiesByDotNotation: false,
			});
			store.store = {...rest, version: settingsVersion, profiles: entries.map(({stored}) => stored)};
			return undefined;
		} catch (error) {
			return `The profiles cannot be saved in ${directory}: ${errorReason(error)}. Nothing was changed.`;
		}
	};
}

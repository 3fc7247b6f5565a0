import {loadJsonWriter} from '../storage/write-json.js';
import {settingsVersion, type SettingsEntry} from './settings-file.js';

export type WriteSettings = (directory: string, content: {
	readonly entries: readonly SettingsEntry[];
	readonly rest: Readonly<Record<string, unknown>>;
}) => string | undefined;

/**
Loads the writer of `settings.json`. The function that it gives does not wait, and gives a sentence when it fails.
*/
export async function loadWriter(): Promise<WriteSettings> {
	const write = await loadJsonWriter();
	return (directory, {entries, rest}) => {
		const reason = write(directory, 'settings', {...rest, version: settingsVersion, profiles: entries.map(({stored}) => stored)});
		return reason && `The profiles cannot be saved in ${directory}: ${reason}. Nothing was changed.`;
	};
}

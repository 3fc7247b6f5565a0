import {settingsVersion, type SettingsEntry} from './settings-file.js';
import {loadJsonWriter} from '../storage/write-json.js';

export type WriteSettings = (directory: string, content: {
	readonly entries: readonly SettingsEntry[];
	readonly rest: Readonly<Record<string, unknown>>;
}) => string | undefined;

/**
Loads what writes `settings.json`; the function given here does not wait, and gives a sentence when it fails.
*/
export async function loadWriter(): Promise<WriteSettings> {
	const write = await loadJsonWriter();
	return (directory, {entries, rest}) => {
		const reason = write(directory, 'settings', {...rest, version: settingsVersion, profiles: entries.map(({stored}) => stored)});
		return reason && `The profiles cannot be saved in ${directory}: ${reason}. Nothing was changed.`;
	};
}

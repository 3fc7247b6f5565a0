import path from 'node:path';
import {refuse, type Result} from '../result.js';
import {validate} from '../api/validate.js';
import {holdFile} from '../storage/hold-file.js';
import {nameKey} from '../profiles/name-key.js';
import {hasSecretShape} from '../secrets/redact.js';
import {setFileAside} from '../storage/set-file-aside.js';
import type {Profile, SettingsTrouble} from '../profiles/types.js';
import {configurationDirectory, type Environment} from '../storage/user-directory.js';
import {readSettingsFile, type SettingsEntry} from './settings-file.js';
import {storedProfileSchema} from './settings-schema.js';
import {loadWriter, type WriteSettings} from './write-settings.js';

/**
The profiles as they are after a change, and a notice of what was done to the file. Outside text in the notice and in the message of a refusal is raw: pass both through `display()` before they reach a terminal. After a refusal no profile was changed.
*/
export type ChangedSettings = {readonly profiles: readonly Profile[]; readonly notice: string | undefined};

/**
The saved profiles. No method throws because of a person's input, the file or the disk.
*/
export type Settings = {
	/**
	The path of `settings.json`.
	*/
	readonly path: string;
	/**
	The profiles as they were last read or written, in the order in which they were added. Of a damaged file these are the profiles that are whole.
	*/
	profiles(): readonly Profile[];
	/**
	The trouble with the file when it was last read.
	*/
	trouble(): SettingsTrouble | undefined;
	/**
	Adds a profile, or puts it in the place of the one called `previousName`, under a new name too. Names are compared without case. Refused as long as the file has a trouble.
	*/
	save(profile: Profile, previousName?: string): Promise<Result<ChangedSettings>>;
	remove(name: string): Promise<Result<ChangedSettings>>;
	/**
	Renames a damaged file to `settings.json.damaged-<time>`, and writes the profiles that are whole into a new one. Call it only when a person asked for it.
	*/
	setAside(): Promise<Result<ChangedSettings>>;
};

/**
Opens the saved profiles: `settings.json` in `directory`, by default where `configurationDirectory` says.

Opening reads, and changes nothing on the disk. Reading needs no library, so the first screen does not wait for one; conf is loaded with the first change. Each change reads the file again before it writes, and holds it meanwhile, so two programs that run at the same time keep each other's profiles.
*/
export async function openSettings({environment, directory = configurationDirectory(environment), now = () => new Date()}: {
	readonly environment: Environment;
	readonly directory?: string;
	readonly now?: () => Date;
}): Promise<Settings> {
	const file = path.join(directory, 'settings.json');
	let content = readSettingsFile(file);

	async function change(compute: (entries: readonly SettingsEntry[]) => Result<readonly SettingsEntry[]>): Promise<Result<ChangedSettings>> {
		// Loaded before the file is read: nothing may wait between the read and the write.
		const write = await loadWriter();
		return holdFile(file, () => changeNow(write, compute));
	}

	function changeNow(write: WriteSettings, compute: (entries: readonly SettingsEntry[]) => Result<readonly SettingsEntry[]>): Result<ChangedSettings> {
		content = readSettingsFile(file);
		if (content.trouble !== undefined) {
			return refuse(`${content.trouble} Nothing was changed.${content.isDamaged ? ' X on the first screen sets the file aside.' : ''}`);
		}

		const changed = compute(content.entries);
		if (!changed.ok) {
			return changed;
		}

		const message = write(directory, {entries: changed.value, rest: content.rest});
		if (message !== undefined) {
			return refuse(message);
		}

		content = {...content, entries: changed.value};
		return {ok: true, value: {profiles: profilesOf(content.entries), notice: undefined}};
	}

	function setAsideNow(write: WriteSettings): Result<ChangedSettings> {
		content = readSettingsFile(file);
		if (!content.isDamaged) {
			return content.trouble === undefined ? {ok: true, value: {profiles: profilesOf(content.entries), notice: `${file} is not damaged any more.`}} : refuse(content.trouble);
		}

		const aside = setFileAside(file, now());
		if (!aside.ok) {
			return refuse(`${content.trouble ?? ''} It cannot be set aside: ${aside.reason}. Correct it by hand.`);
		}

		const kept = content.entries;
		const message = kept.length === 0 ? undefined : write(directory, {entries: kept, rest: content.rest});
		content = readSettingsFile(file);
		// The place comes last: a line of 80 cells has room for what happened.
		const keptProfiles = kept.length === 1 ? 'the profile that is whole was' : `the ${kept.length} profiles that are whole were`;
		const keptWords = kept.length === 0 ? 'correct it and put it back, or add the profiles again' : `${keptProfiles} kept`;
		return message === undefined
			? {ok: true, value: {profiles: profilesOf(content.entries), notice: `settings.json was set aside; ${keptWords}. It is now ${aside.path}.`}}
			: refuse(`settings.json was set aside. ${message} It is now ${aside.path}.`);
	}

	return {
		path: file,
		profiles: () => profilesOf(content.entries),
		trouble: () => content.trouble === undefined ? undefined : {message: content.trouble, isDamaged: content.isDamaged, ambiguous: content.ambiguous},
		async save(profile, previousName) {
			const checked = toEntry(profile);
			return checked.ok ? change(current => put(current, checked.value, previousName)) : checked;
		},
		remove: async name => change(current => remove(current, name)),
		async setAside() {
			const write = await loadWriter();
			return holdFile(file, () => setAsideNow(write));
		},
	};
}

function toEntry(profile: Profile): Result<SettingsEntry> {
	// The schema lets through what it knows and nothing else.
	const checked = validate(storedProfileSchema, profile, 'it');
	if (!checked.ok) {
		return refuse(`The profile cannot be saved: ${checked.problem}. Correct it.`);
	}

	return hasSecretShape(JSON.stringify(checked.value))
		? refuse('The profile cannot be saved: a part of it looks like a token, and tokens are never stored. Enter the place the token comes from.')
		: {ok: true, value: {profile: {...checked.value, origin: 'saved'}, stored: checked.value}};
}

function put(entries: readonly SettingsEntry[], entry: SettingsEntry, previousName: string | undefined): Result<readonly SettingsEntry[]> {
	const place = previousName === undefined ? entries.length : findByName(entries, previousName);
	if (place === -1) {
		return refuse(noSuchProfile(previousName!));
	}

	const {name} = entry.profile;
	const holder = findByName(entries, name);
	return holder === -1 || holder === place
		? {ok: true, value: place === entries.length ? [...entries, entry] : entries.with(place, entry)}
		: refuse(`There is a profile called ${entries[holder]!.profile.name} already. Choose another name, or edit that one.`);
}

function remove(entries: readonly SettingsEntry[], name: string): Result<readonly SettingsEntry[]> {
	const place = findByName(entries, name);
	return place === -1 ? refuse(noSuchProfile(name)) : {ok: true, value: entries.toSpliced(place, 1)};
}

function findByName(entries: readonly SettingsEntry[], name: string): number {
	return entries.findIndex(({profile}) => nameKey(profile.name) === nameKey(name));
}

function noSuchProfile(name: string): string {
	return `There is no saved profile called ${name} any more. Another influx-tokens may have removed or renamed it.`;
}

function profilesOf(entries: readonly SettingsEntry[]): readonly Profile[] {
	return entries.map(({profile}) => profile);
}

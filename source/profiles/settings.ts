import path from 'node:path';
import {validate} from '../api/validate.js';
import {holdFile} from './hold-file.js';
import {nameKey} from './name-key.js';
import {hasSecretShape} from './redact.js';
import {readSettingsFile, type SettingsEntry} from './settings-file.js';
import {storedProfileSchema} from './settings-schema.js';
import type {Profile} from './types.js';
import {configurationDirectory, type Environment} from './user-directory.js';
import {loadWriter, type WriteSettings} from './write-settings.js';

/**
What a change comes to: the profiles as they are now, with a notice when the file was found damaged on the way; or what stopped it, and no profile was changed. Outside text in both is raw: pass it through `display()` before it reaches a terminal.
*/
export type SettingsResult =
	| {readonly ok: true; readonly profiles: readonly Profile[]; readonly notice: string | undefined}
	| {readonly ok: false; readonly message: string};

/**
The saved profiles. Nothing here throws for what a person, the file or the disk does.
*/
export type Settings = {
	/**
	The path of `settings.json`.
	*/
	readonly path: string;
	/**
	What was wrong with the file when it was opened, in sentences, raw.
	*/
	readonly notice: string | undefined;
	/**
	As last read or written, in the order in which they were added.
	*/
	profiles(): readonly Profile[];
	/**
	Adds a profile, or puts it in the place of the one called `previousName`, under a new name too. Names are compared without case.
	*/
	save(profile: Profile, previousName?: string): Promise<SettingsResult>;
	remove(name: string): Promise<SettingsResult>;
};

type Change =
	| {readonly ok: true; readonly entries: readonly SettingsEntry[]}
	| {readonly ok: false; readonly message: string};

/**
Opens the saved profiles: `settings.json` in `directory`, by default where `configurationDirectory` says.

Reading it needs no library, so the first screen does not wait for one; conf is loaded with the first change. Each change reads the file again before it writes, and holds it meanwhile, so two programs side by side keep each other's profiles.
*/
export async function openSettings({environment, directory = configurationDirectory(environment), now = () => new Date()}: {
	readonly environment: Environment;
	readonly directory?: string;
	readonly now?: () => Date;
}): Promise<Settings> {
	const file = path.join(directory, 'settings.json');
	const opened = readSettingsFile(file, now());
	let {entries} = opened;
	let failure: string | undefined;
	if (opened.isDamaged && entries.length > 0) {
		const write = await loadWriter();
		failure = write(directory, opened);
	}

	async function change(compute: (entries: readonly SettingsEntry[]) => Change): Promise<SettingsResult> {
		// Loaded before the file is read: nothing may wait between the read and the write.
		const write = await loadWriter();
		return holdFile(file, () => changeNow(write, compute));
	}

	function changeNow(write: WriteSettings, compute: (entries: readonly SettingsEntry[]) => Change): SettingsResult {
		const current = readSettingsFile(file, now());
		if (!current.isUsable) {
			return refuse(sentences(current.notice));
		}

		entries = current.entries;
		const changed = compute(entries);
		if (!changed.ok && !current.isDamaged) {
			return changed;
		}

		const next = changed.ok ? changed.entries : entries;
		const message = write(directory, {entries: next, rest: current.rest});
		if (message !== undefined) {
			return refuse(sentences(current.notice, message));
		}

		entries = next;
		return changed.ok
			? {ok: true, profiles: profilesOf(entries), notice: current.notice}
			: refuse(sentences(current.notice, changed.message));
	}

	return {
		path: file,
		notice: sentences(opened.notice, failure) || undefined,
		profiles: () => profilesOf(entries),
		async save(profile, previousName) {
			const checked = toEntry(profile);
			return checked.ok ? change(current => put(current, checked.entry, previousName)) : checked;
		},
		remove: async name => change(current => remove(current, name)),
	};
}

function toEntry(profile: Profile): {readonly ok: true; readonly entry: SettingsEntry} | {readonly ok: false; readonly message: string} {
	// The schema lets through what it knows and nothing else.
	const checked = validate(storedProfileSchema, profile, 'it');
	if (!checked.ok) {
		return refuse(`The profile cannot be saved: ${checked.problem}. Correct it.`);
	}

	return hasSecretShape(JSON.stringify(checked.value))
		? refuse('The profile cannot be saved: a part of it looks like a token, and tokens are never stored. Enter the place the token comes from.')
		: {ok: true, entry: {profile: {...checked.value, origin: 'saved'}, stored: checked.value}};
}

function put(entries: readonly SettingsEntry[], entry: SettingsEntry, previousName: string | undefined): Change {
	const place = previousName === undefined ? entries.length : findByName(entries, previousName);
	if (place === -1) {
		return refuse(noSuchProfile(previousName!));
	}

	const {name} = entry.profile;
	const holder = findByName(entries, name);
	return holder === -1 || holder === place
		? {ok: true, entries: place === entries.length ? [...entries, entry] : entries.with(place, entry)}
		: refuse(`There is a profile called ${entries[holder]!.profile.name} already. Choose another name, or edit that one.`);
}

function remove(entries: readonly SettingsEntry[], name: string): Change {
	const place = findByName(entries, name);
	return place === -1 ? refuse(noSuchProfile(name)) : {ok: true, entries: entries.toSpliced(place, 1)};
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

function sentences(...parts: ReadonlyArray<string | undefined>): string {
	return parts.filter(part => part !== undefined).join(' ');
}

function refuse(message: string): {readonly ok: false; readonly message: string} {
	return {ok: false, message};
}

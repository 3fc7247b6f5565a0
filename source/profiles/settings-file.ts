import {Buffer} from 'node:buffer';
import {validate} from '../api/validate.js';
import {nameKey} from './name-key.js';
import {parseJson} from './parse-json.js';
import {readRegularFileNow} from './regular-file.js';
import {setFileAside} from './set-file-aside.js';
import {settingsSchema, storedProfileSchema} from './settings-schema.js';
import {noteTokenVariables} from './token-variables.js';
import type {Profile} from './types.js';

/**
The version of the file's format that this program reads and writes.
*/
export const settingsVersion = 1;

/**
One saved profile: as it is used, and as it stands in the file, where a newer version of this program may have put more.
*/
export type SettingsEntry = {
	readonly profile: Profile;
	readonly stored: unknown;
};

/**
What the file came to.

`rest` is what else it holds. `notice` says what was wrong with it, in sentences for a person. `isDamaged` means that it was renamed, so that nothing is there now. `isUsable` is false where it must not be written over.
*/
export type SettingsContent = {
	readonly entries: readonly SettingsEntry[];
	readonly rest: Readonly<Record<string, unknown>>;
	readonly notice: string | undefined;
	readonly isDamaged: boolean;
	readonly isUsable: boolean;
};

const largest = 16 * 1024 * 1024; // Bytes

const empty: SettingsContent = {
	entries: [], rest: {}, notice: undefined, isDamaged: false, isUsable: true,
};

/**
Reads `settings.json`. No file is no profiles. A damaged one is renamed to `settings.json.damaged-<time>`; the profiles in it that are whole are still given. Never throws for what the file or the disk is.
*/
export function readSettingsFile(file: string, now: Date): SettingsContent {
	return readWith(file, (problem, content) => setAside(file, now, problem, content));
}

/**
The same without touching the disk: a damaged file stays where it is. For what only looks, and has nobody to tell.
*/
export function peekSettingsFile(file: string): SettingsContent {
	return readWith(file, (_, content) => content);
}

/**
`whenDamaged` gets what is wrong, and what is still whole.
*/
function readWith(file: string, whenDamaged: (problem: string, content: SettingsContent) => SettingsContent): SettingsContent {
	const read = readRegularFileNow(file, largest);
	if (!read.ok) {
		return read.isMissing
			? empty
			: {...empty, isUsable: false, notice: `${file} cannot be read: ${read.reason}. Saved profiles are not shown until it can.`};
	}

	const content = parseJson(Buffer.from(read.bytes).toString('utf8'));
	if (!content.ok) {
		// V8's own message would repeat a part of the file.
		return whenDamaged('it is not JSON', empty);
	}

	const settings = validate(settingsSchema, content.value, 'the file');
	if (!settings.ok) {
		return whenDamaged(settings.problem, empty);
	}

	const {version, profiles, ...rest} = settings.value;
	if (version !== settingsVersion) {
		return {...empty, isUsable: false, notice: `${file} has version ${version}, and this influx-tokens reads version ${settingsVersion}. Install a newer one to use its profiles.`};
	}

	const {entries, problems} = readProfiles(profiles);
	return problems.length > 0
		? whenDamaged(problems.join('; '), {...empty, entries, rest})
		: {...empty, entries, rest};
}

function readProfiles(profiles: readonly unknown[]): {entries: readonly SettingsEntry[]; problems: readonly string[]} {
	const entries: SettingsEntry[] = [];
	const problems: string[] = [];
	const names = new Set<string>();
	for (const [index, stored] of profiles.entries()) {
		const profile = validate(storedProfileSchema, stored, 'it');
		if (!profile.ok) {
			problems.push(`in profile ${index + 1}, ${profile.problem}`);
		} else if (names.has(nameKey(profile.value.name))) {
			problems.push(`profile ${index + 1} has the name of another one`);
		} else {
			names.add(nameKey(profile.value.name));
			noteTokenVariables(profile.value.secretSources);
			entries.push({profile: {...profile.value, origin: 'saved'}, stored});
		}
	}

	return {entries, problems};
}

function setAside(file: string, now: Date, problem: string, content: SettingsContent): SettingsContent {
	const aside = setFileAside(file, now);
	if (!aside.ok) {
		return {...content, isUsable: false, notice: `${file} is damaged: ${problem}. It cannot be set aside: ${aside.reason}. Mend it by hand.`};
	}

	const kept = content.entries.length;
	const advice = kept === 0
		? 'Mend that file and put it back, or add the profiles again'
		: `The other ${kept === 1 ? 'profile was' : `${kept} profiles were`} kept`;
	return {...content, isDamaged: true, notice: `${file} was damaged: ${problem}. It was set aside as ${aside.path}. ${advice}.`};
}

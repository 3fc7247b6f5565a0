import {validate} from '../api/validate.js';
import {decodeText} from '../storage/decode-text.js';
import {
	placeInJson,
	placeOfJsonMistake,
	type JsonPath,
	type TextPlace,
} from '../storage/place-in-json.js';
import {nameKey} from '../profiles/name-key.js';
import {parseJson} from '../storage/parse-json.js';
import {readRegularFileNow} from '../storage/regular-file.js';
import {noteTokenVariables} from '../secrets/token-variables.js';
import type {Profile} from '../profiles/types.js';
import {settingsSchema, storedProfileSchema} from './settings-schema.js';

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
The content of the file.

`entries` are the profiles that could be read; of a damaged file those that are whole. `rest` holds the other fields. `trouble` says in sentences why not all of the file is known, with the file, the line and the column. `isDamaged` means that the file is no settings file of this version, so that a person may set it aside; it is false where the file cannot be read at all, or is of a newer version. `ambiguous` are the `nameKey`s that more than one profile has.
*/
export type SettingsContent = {
	readonly entries: readonly SettingsEntry[];
	readonly rest: Readonly<Record<string, unknown>>;
	readonly trouble: string | undefined;
	readonly isDamaged: boolean;
	readonly ambiguous: ReadonlySet<string>;
};

const largest = 16 * 1024 * 1024; // Bytes

const empty: SettingsContent = {
	entries: [], rest: {}, trouble: undefined, isDamaged: false, ambiguous: new Set(),
};

/**
Reads `settings.json` and changes nothing. A missing file has no profiles. A byte order mark, as an editor or PowerShell on Windows writes it, is accepted. It never throws because of the file or the disk.
*/
export function readSettingsFile(file: string): SettingsContent {
	const read = readRegularFileNow(file, largest);
	if (!read.ok) {
		return read.isMissing
			? empty
			: {...empty, trouble: `${file} cannot be read: ${read.reason}. Saved profiles are not known until it can.`};
	}

	const text = decodeText(read.bytes);
	const damaged = (problem: string, place: TextPlace, content = empty): SettingsContent => ({
		...content, isDamaged: true, trouble: `${file} is damaged at line ${place.line}, column ${place.column}: ${problem}.`,
	});
	const content = parseJson(text);
	if (!content.ok) {
		// V8's own message would repeat a part of the file.
		return damaged('it is not JSON', placeOfJsonMistake(text));
	}

	const settings = validate(settingsSchema, content.value, 'the file');
	if (!settings.ok) {
		return damaged(settings.problem, placeInJson(text, settings.path ?? []));
	}

	const {version, profiles, ...rest} = settings.value;
	if (version !== settingsVersion) {
		const {line, column} = placeInJson(text, ['version']);
		const versions = `version ${version} at line ${line}, column ${column}, and this influx-tokens reads version ${settingsVersion}`;
		return {...empty, trouble: `${file} has ${versions}. Install a newer one to use its profiles.`};
	}

	const {entries, problems, ambiguous} = readProfiles(profiles);
	const [first] = problems;
	const whole = {
		...empty, entries, rest, ambiguous,
	};
	return first ? damaged(problems.map(({words}) => words).join('; '), placeInJson(text, ['profiles', ...first.path]), whole) : whole;
}

type Problem = {
	readonly words: string;
	/**
	From the list of profiles.
	*/
	readonly path: JsonPath;
};

function readProfiles(profiles: readonly unknown[]): {readonly entries: readonly SettingsEntry[]; readonly problems: readonly Problem[]; readonly ambiguous: ReadonlySet<string>} {
	const entries: SettingsEntry[] = [];
	const problems: Problem[] = [];
	const names = new Set<string>();
	const ambiguous = new Set<string>();
	for (const [index, stored] of profiles.entries()) {
		const profile = validate(storedProfileSchema, stored, 'it');
		if (!profile.ok) {
			problems.push({words: `in profile ${index + 1}, ${profile.problem}`, path: [index, ...profile.path ?? []]});
			continue;
		}

		const key = nameKey(profile.value.name);
		if (names.has(key)) {
			problems.push({words: `profile ${index + 1} has the name of another one`, path: [index, 'name']});
			ambiguous.add(key);
		} else {
			names.add(key);
			noteTokenVariables(profile.value.secretSources);
			entries.push({profile: {...profile.value, origin: 'saved'}, stored});
		}
	}

	return {entries, problems, ambiguous};
}

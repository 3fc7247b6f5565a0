import path from 'node:path';
import process from 'node:process';
import {decodeText} from '../../storage/decode-text.js';
import {readRegularFile} from '../../storage/regular-file.js';
import {toShellPath} from '../../secrets/shell-path.js';
import {shortPath} from '../../storage/short-path.js';
import type {Profile} from '../types.js';
import {expandHome, type Environment} from '../../storage/user-directory.js';
import {gatherProfiles} from './gather-profiles.js';
import {influxctlPlaces} from './influxctl-places.js';
import {parseInfluxctlConfig, type InfluxctlTable} from './influxctl-config.js';

const largest = 1024 * 1024; // Bytes

export type InfluxctlFile =
	/**
	`isOpen`: users other than its owner may read it.
	*/
	| {readonly ok: true; readonly tables: readonly InfluxctlTable[]; readonly isOpen: boolean}
	/**
	`reason` is a sentence part.
	*/
	| {readonly ok: false; readonly isMissing: boolean; readonly reason: string};

/**
Reads a config of influxctl. This program never writes it, and a reason never holds a part of its text.
*/
export async function readInfluxctlFile(file: string): Promise<InfluxctlFile> {
	const read = await readRegularFile(file, largest);
	if (!read.ok) {
		return {ok: false, isMissing: read.isMissing, reason: read.reason};
	}

	const config = parseInfluxctlConfig(decodeText(read.bytes));
	return config.ok
		// eslint-disable-next-line no-bitwise -- permission bits
		? {ok: true, tables: config.tables, isOpen: process.platform !== 'win32' && (read.mode & 0o077) !== 0}
		: {ok: false, isMissing: false, reason: config.problem};
}

export type InfluxctlProfiles = {
	readonly profiles: readonly Profile[];
	/**
	Why the config could not be read: sentences, raw.
	*/
	readonly failure: string | undefined;
	/**
	What is unwise about the file: sentences, raw.
	*/
	readonly notice: string | undefined;
};

const none: InfluxctlProfiles = {profiles: [], failure: undefined, notice: undefined};

/**
The profiles of the config in `file`, or where influxctl keeps it. Only a named file must exist. It never throws because of the file or the disk.
*/
export async function readInfluxctlProfiles({environment, file}: {
	readonly environment: Environment;
	/**
	The value of `--influxctl-config`.
	*/
	readonly file: string | undefined;
}): Promise<InfluxctlProfiles> {
	for (const place of file === undefined ? influxctlPlaces(environment) : [path.resolve(expandHome(file, environment))]) {
		const read = await readInfluxctlFile(place); // eslint-disable-line no-await-in-loop -- the second place counts only where the first has no config
		if (read.ok) {
			const profiles = gatherProfiles(read.tables, {file: place, environment});
			const isUnwise = read.isOpen && profiles.some(({secretSources}) => secretSources.some(({kind}) => kind === 'influxctl'));
			return {
				...none,
				profiles,
				...(isUnwise && {notice: `influxctl's config holds a management token, and other users may read it. Run: chmod 600 ${toShellPath(place, environment)}`}),
			};
		}

		if (!read.isMissing || file !== undefined) {
			return {...none, failure: `influxctl's config ${shortPath(place, environment)} cannot be read: ${read.reason}. Its profiles are not shown.`};
		}
	}

	return none;
}

import path from 'node:path';
import {shortPath} from '../../storage/short-path.js';
import type {SecretSource} from '../../secrets/secret-source.js';
import type {Cluster, Profile} from '../types.js';
import type {Environment} from '../../storage/user-directory.js';
import {parseEntry, type InfluxctlEntry} from './influxctl-entry.js';
import type {InfluxctlTable} from './influxctl-config.js';
import {usualInfluxctlName} from './influxctl-name.js';

type Options = {
	/**
	The absolute path of the config.
	*/
	readonly file: string;
	readonly environment: Environment;
};

/**
The profiles of influxctl as this program's: those of one account, or of one Clustered host, with the same TLS settings are one profile, each with its cluster under its own name. In the order of the file.

A profile that cannot be used is in the list too, by itself, with its `problem`.
*/
export function gatherProfiles(tables: readonly InfluxctlTable[], {file, environment}: Options): readonly Profile[] {
	const groups = new Map<string, Profile | InfluxctlEntry[]>();
	const names = new Set<string>();
	for (const [index, table] of tables.entries()) {
		const parsed = parseEntry(table, {directory: path.dirname(file), environment});
		const name = parsed.ok ? parsed.entry.name : parsed.name;
		const isRepeated = name !== undefined && names.has(name);
		if (!parsed.ok || isRepeated) {
			const problem = isRepeated || parsed.ok ? 'Its name is that of another profile of the file.' : parsed.problem;
			groups.set(String(index), brokenProfile(name ?? `profile ${index + 1}`, `${problem} Correct it in ${shortPath(file, environment)}.`));
			continue;
		}

		const {entry} = parsed;
		names.add(entry.name);
		const key = JSON.stringify([entry.host, entry.accountId, entry.tls]);
		const group = groups.get(key);
		if (Array.isArray(group)) {
			group.push(entry);
		} else {
			groups.set(key, [entry]);
		}
	}

	return groups.values().map(group => Array.isArray(group) ? profileOf(group, file) : group).toArray();
}

function profileOf(entries: readonly InfluxctlEntry[], file: string): Profile {
	const [first] = entries;
	const {product, host, accountId, tls} = first!;
	const clusters = new Map<string, Cluster>();
	for (const {name, cluster} of entries) {
		// The config may have two profiles of one cluster, for example for two databases. Its name is then the usual one, which influxctl takes without being asked.
		if (!clusters.has(cluster.id) || name === usualInfluxctlName) {
			clusters.set(cluster.id, cluster);
		}
	}

	return {
		name: entries.some(({name}) => name === usualInfluxctlName) ? usualInfluxctlName : first!.name,
		origin: 'influxctl',
		...(product === 'clustered' && {product}),
		host,
		accountId,
		clusters: clusters.values().toArray(),
		secretSources: sourcesOf(entries, file),
		...(Object.keys(tls).length > 0 && {tls}),
		isReadOnly: false,
		isProtected: false,
	};
}

/**
Where the management token comes from: a `mgmt_token`, which influxctl prefers, else a token file, each of them once, else a sign-in. The profiles of one account share the token of the first sign-in.
*/
function sourcesOf(entries: readonly InfluxctlEntry[], file: string): readonly SecretSource[] {
	const tokenFiles = new Set(entries.map(({tokenFile}) => tokenFile).filter(tokenFile => tokenFile !== undefined));
	return [
		...entries.filter(({hasToken}) => hasToken).map(({name}): SecretSource => ({kind: 'influxctl', file, profileName: name})),
		...[...tokenFiles].map((tokenFile): SecretSource => ({kind: 'file', path: tokenFile})),
		...entries.filter(({hasSignIn}) => hasSignIn).slice(0, 1).map(({name}): SecretSource => ({kind: 'sign-in', file, profileName: name})),
	];
}

function brokenProfile(name: string, problem: string): Profile {
	return {
		name, origin: 'influxctl', host: '', accountId: '', clusters: [], secretSources: [], isReadOnly: false, isProtected: false, problem,
	};
}

import type {Profile} from '../../profiles/types.js';
import {openTokenFiles} from '../../profiles/open-token-files.js';
import {exitCodes} from '../../exit-codes.js';
import {tryDemo} from '../shared/place/find-profile.js';
import {knownProfiles} from '../shared/place/known-profiles.js';
import {printRows, type RowColumn} from '../shared/output/print-rows.js';
import type {RowOf} from '../../row-of.js';
import {sayTo} from '../shared/output/say.js';
import type {RowFormat} from '../shared/output/row-formats.js';
import {sourceData, sourceWords} from '../shared/place/source-words.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';
import type {profileOutput} from './profile-output.js';

type ProfileRow = RowOf<typeof profileOutput> & {
	readonly sourceText: string;
};

const columns: ReadonlyArray<RowColumn<ProfileRow>> = [
	{key: 'name'},
	{key: 'origin'},
	{key: 'product'},
	{
		key: 'host', narrow: 'end', share: 1.6, tableText: row => row.host ?? 'in this program',
	},
	{key: 'accountId'},
	{
		key: 'clusters',
		narrow: 'end',
		text: row => row.clusters.map(({id, name}) => `${name} ${id}`).join('; '),
		tableText: row => row.clusters.map(({name}) => name).join(', '),
	},
	{
		key: 'tokenSources', title: 'TOKEN FROM', narrow: 'end', text: row => row.sourceText,
	},
	{key: 'readOnly', title: 'GUARDS', tableText: row => [...row.readOnly ? ['read-only'] : [], ...row.protected ? ['protected'] : []].join(', ') || 'none'},
	{key: 'protected'},
];

// The other columns are for programs. A table of 80 columns has no room for them beside the host and the clusters.
const tableKeys = new Set<keyof ProfileRow>(['name', 'origin', 'host', 'clusters', 'tokenSources', 'readOnly']);

type ProfilesOptions = {
	readonly format: RowFormat;
	readonly raw?: boolean;
	readonly host?: string;
	readonly influxctlConfig?: string;
};

/**
Prints the profiles: names, hosts and clusters, and where tokens come from. It reads no secret and prints none. Gives the exit code: 1 where a profile or a file cannot be used. Something that is only unwise, such as a token file that others may read, is a warning on stderr.
*/
export async function runProfiles(options: ProfilesOptions, {environment, stdout, stderr}: CommandSurroundings): Promise<number> {
	const {
		format,
		raw = false,
		host,
		influxctlConfig,
	} = options;
	const {profiles, problems, warnings} = await knownProfiles({environment, host, influxctlConfig});
	const say = sayTo(stderr);
	for (const problem of [...problems, ...warnings, ...await openTokenFiles(profiles, environment)]) {
		say(problem);
	}

	const shown = format === 'table' ? columns.filter(({key}) => tableKeys.has(key)) : columns;
	await printRows({
		rows: profiles.map(profile => profileRow(profile)), columns: shown, format, isRaw: raw,
	}, stdout);
	if (profiles.every(({origin}) => origin === 'demo')) {
		say(`There is no profile but the demo: set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN, or save one on the first screen. ${tryDemo}`);
	}

	return problems.length === 0 ? exitCodes.done : exitCodes.notAll;
}

function profileRow({name, origin, product, host, accountId, clusters, secretSources, isReadOnly, isProtected}: Profile): ProfileRow {
	return {
		name,
		origin,
		product: product ?? 'dedicated',
		host: origin === 'demo' ? undefined : host,
		accountId,
		clusters: clusters.map(cluster => ({id: cluster.id, name: cluster.name})),
		tokenSources: secretSources.map(source => sourceData(source)),
		sourceText: [...new Set(secretSources.map(source => sourceWords(source)))].join(', else ') || 'asked for each time',
		readOnly: isReadOnly,
		protected: isProtected,
	};
}

import {createManagementApi} from '../api/management-api.js';
import type {ManagementApi} from '../api/types.js';
import type {Secret} from '../api/secret.js';
import {environmentProfile} from '../profiles/environment-profile.js';
import {readFirstSecret} from '../profiles/secret-source.js';
import {openSettings} from '../profiles/settings.js';
import type {Cluster, Profile} from '../profiles/types.js';

/**
Where a command without a screen is to work, as the command line says it.
*/
export type PlaceOptions = {
	/**
	By name; the environment's where none is given.
	*/
	readonly profile?: string;
	/**
	By name, id, or the beginning of an id of 8 or more characters.
	*/
	readonly cluster?: string;
	readonly host?: string;
};

export type Place = {
	readonly profile: Profile;
	readonly cluster: Cluster;
};

/**
`exitCode`: 2 for a wrong option, 3 for credentials.
*/
export type Refused = {readonly ok: false; readonly message: string; readonly exitCode: 2 | 3};

type Environment = Readonly<Record<string, string | undefined>>;

/**
Finds profile and cluster. No secret is read and nothing is asked of the service.
*/
export async function findPlace(options: PlaceOptions, environment: Environment): Promise<Refused | {readonly ok: true; readonly place: Place}> {
	const found = await findProfile(options, environment);
	if (!found.ok) {
		return found;
	}

	const cluster = findCluster(found.profile, options.cluster);
	return typeof cluster === 'string' ? refuse(cluster) : {ok: true, place: {profile: found.profile, cluster}};
}

const refuse = (message: string): Refused => ({ok: false, message, exitCode: 2});

/**
Finds the profile alone.
*/
export async function findProfile(options: PlaceOptions, environment: Environment): Promise<Refused | {readonly ok: true; readonly profile: Profile}> {
	const settings = await openSettings({environment});
	const saved = settings.profiles();
	// Which cluster is meant does not depend on the token: `openPlace` says when that is missing.
	const isOnlyPlace = options.host !== undefined || saved.length === 0;
	const fromEnvironment = environmentProfile({
		environment: isOnlyPlace ? {...environment, MANAGEMENT_TOKEN: environment.MANAGEMENT_TOKEN?.trim() || 'missing'} : environment, // eslint-disable-line @typescript-eslint/naming-convention, @typescript-eslint/prefer-nullish-coalescing -- an environment variable, which may be empty
		host: options.host,
	});
	if (fromEnvironment?.ok === false) {
		return refuse(fromEnvironment.message);
	}

	const profiles = [...(fromEnvironment?.ok ? [fromEnvironment.profile] : []), ...saved];
	const wanted = options.profile;
	const profile = wanted === undefined ? profiles[0] : profiles.find(({name}) => name.toLowerCase() === wanted.toLowerCase());
	if (!profile) {
		return refuse(wanted === undefined
			? 'There is no profile: set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN, or save one on the first screen.'
			: `There is no profile called ${wanted}. There are: ${profiles.map(({name}) => name).join(', ') || 'none'}.`);
	}

	return wanted === undefined && profiles.length > 1 && !fromEnvironment?.ok
		? refuse(`Which profile: --profile takes ${profiles.map(({name}) => name).join(', ')}.`)
		: {ok: true, profile};
}

function findCluster({clusters, name: profileName}: Profile, wanted: string | undefined): Cluster | string {
	const names = clusters.map(({name}) => name).join(', ');
	if (wanted === undefined) {
		return clusters.length === 1 && clusters[0] ? clusters[0] : `Which cluster of ${profileName}: --cluster takes ${names}.`;
	}

	const key = wanted.toLowerCase();
	const found = clusters.filter(({id, name}) => name.toLowerCase() === key || id === key || (key.length >= 8 && id.startsWith(key)));
	return found.length === 1 && found[0] ? found[0] : `${found.length === 0 ? 'No' : 'More than one'} cluster of ${profileName} is ${wanted}. There are: ${names}.`;
}

/**
Reads the management token of a place and makes its API.
*/
export async function openPlace({profile, cluster}: Place, {environment, isReadOnly}: {readonly environment: Environment; readonly isReadOnly: boolean}): Promise<Refused | {readonly ok: true; readonly api: ManagementApi; readonly secret: Secret}> {
	if (profile.secretSources.length === 0) {
		return {ok: false, exitCode: 3, message: `${profile.name} asks for its management token on the screen. Give it a variable, a command or a file to be used without one.`};
	}

	const read = await readFirstSecret(profile.secretSources, {environment});
	if (!read.ok) {
		return {ok: false, exitCode: 3, message: read.message};
	}

	const api = createManagementApi({
		host: profile.host, accountId: profile.accountId, clusterId: cluster.id, secret: () => read.secret, isReadOnly: isReadOnly || profile.isReadOnly,
	});
	return {ok: true, api, secret: read.secret};
}

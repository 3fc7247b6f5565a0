import {createLazyManagementApi} from '../../../api/lazy-management-api.js';
import type {ManagementApi, Timeouts} from '../../../api/types.js';
import type {Secret} from '../../../secrets/secret.js';
import {chooseCluster, clusterOfName} from '../../../profiles/choose-profile.js';
import {environmentProfile} from '../../../profiles/environment-profile.js';
import {readNetwork} from '../../../profiles/network.js';
import {openSettings} from '../../../settings/settings.js';
import type {Cluster, Profile} from '../../../profiles/types.js';
import {pickProfile} from './pick-profile.js';
import {secretFor} from './place-secret.js';

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
	/**
	The management token comes from standard input, whatever the profile says.
	*/
	readonly tokenStdin?: boolean;
	/**
	PEM, trusted besides what Node and the profile trust.
	*/
	readonly caFile?: string;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig?: string;
};

export type Place = {
	readonly profile: Profile;
	readonly cluster: Cluster;
	readonly isTokenOnStdin: boolean;
	readonly caFile: string | undefined;
	/**
	As the command line said it, for a command that leads on from here.
	*/
	readonly given: PlaceOptions;
};

/**
`exitCode`: 2 for a wrong option, 3 for credentials.
*/
export type Refused = {readonly ok: false; readonly message: string; readonly exitCode: 2 | 3};

type Environment = Readonly<Record<string, string | undefined>>;

/**
`warning`: what is wrong with the settings, though it does not matter for what was found. Raw.
*/
export type Found<Value> = Value & {readonly ok: true; readonly warning: string | undefined};

/**
Finds profile and cluster. A name of influxctl's is both at once, as it is there. No secret is read and nothing is asked of the service.
*/
export async function findPlace(options: PlaceOptions, environment: Environment): Promise<Refused | Found<{readonly place: Place}>> {
	const found = await findProfile(options, environment);
	if (!found.ok) {
		return found;
	}

	const {profile, warning} = found;
	const cluster = chooseCluster(profile, options.cluster ?? clusterOfName(profile, options.profile));
	return cluster.ok
		? {
			ok: true, warning, place: {
				profile, cluster: cluster.value, isTokenOnStdin: options.tokenStdin ?? false, caFile: options.caFile, given: options,
			},
		}
		: refuse(cluster.message);
}

const refuse = (message: string): Refused => ({ok: false, message, exitCode: 2});

/**
Why no command may change anything now: the saved profiles cannot be read, so it is not known which of them is read-only, protected, or called by a name that another origin has too. Undefined where they can.
*/
export async function settingsObstacle(environment: Environment): Promise<Refused | undefined> {
	const settings = await openSettings({environment});
	const trouble = settings.trouble();
	return trouble && refuse(`${trouble.message} Nothing was sent.${trouble.isDamaged ? ' Correct the file, or open influx-tokens and press X, which sets it aside.' : ''}`);
}

/**
Finds the profile alone.
*/
export async function findProfile(options: PlaceOptions, environment: Environment): Promise<Refused | Found<{readonly profile: Profile}>> {
	const settings = await openSettings({environment});
	const trouble = settings.trouble();
	const saved = settings.profiles();
	// Which cluster is meant does not depend on the token: `openPlace` says when that is missing.
	const isOnlyPlace = options.host !== undefined || (saved.length === 0 && trouble === undefined);
	const fromEnvironment = environmentProfile({environment, host: options.host, isTokenNeeded: !isOnlyPlace && !options.tokenStdin});
	if (fromEnvironment?.ok === false) {
		return refuse(fromEnvironment.message);
	}

	const own = [...(fromEnvironment?.ok ? [fromEnvironment.value] : []), ...saved];
	const {profile: wanted, influxctlConfig} = options;
	const profile = await pickProfile({
		wanted, own, environment, influxctlConfig, trouble,
	});
	return profile.ok ? {ok: true, profile: profile.value, warning: trouble?.message} : refuse(profile.message);
}

type OpenOptions = {
	readonly environment: Environment;
	readonly isReadOnly: boolean;
	readonly timeouts?: Partial<Timeouts> | undefined;
};

type OpenedPlace = {readonly ok: true; readonly api: ManagementApi; readonly secret: Secret};

/**
Gets the management token of a place and makes its API.
*/
export async function openPlace({profile, cluster, isTokenOnStdin, caFile}: Place, {environment, isReadOnly, timeouts}: OpenOptions): Promise<Refused | OpenedPlace> {
	const reached = await readNetwork(profile, {environment, caFile});
	if (!reached.ok) {
		return {ok: false, exitCode: 2, message: reached.message};
	}

	const read = await secretFor(profile, {environment, isStdinGiven: isTokenOnStdin});
	if (!read.ok) {
		return {ok: false, exitCode: 3, message: read.message};
	}

	const api = createLazyManagementApi({
		host: profile.host,
		product: profile.product,
		pathStyle: profile.pathStyle,
		accountId: profile.accountId,
		clusterId: cluster.id,
		network: reached.value,
		secret: () => read.value,
		isReadOnly: isReadOnly || profile.isReadOnly,
		...(timeouts && {timeouts}),
	});
	return {ok: true, api, secret: read.value};
}

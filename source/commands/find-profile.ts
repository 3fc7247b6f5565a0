import {withFreeNames} from '../profiles/free-names.js';
import type {InfluxctlProfiles} from '../profiles/influxctl-file.js';
import type {Profile} from '../profiles/types.js';

type Options = {
	/**
	The value of `--profile`.
	*/
	readonly wanted: string | undefined;
	/**
	The environment's, if it has one, and the saved ones.
	*/
	readonly own: readonly Profile[];
	/**
	Whether the first of them is meant where no name is given.
	*/
	readonly isFirstMeant: boolean;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig: string | undefined;
};

/**
The profile that is meant, or why there is none. influxctl's config is read where none of `own` is meant, or where it is named.

A name of influxctl's also means the profile of that account. Which cluster it means is for `clusterOfName` to say.
*/
export async function findProfile({wanted, own, isFirstMeant, environment, influxctlConfig}: Options): Promise<Profile | string> {
	const isNamed = ({name}: Profile) => name.toLowerCase() === wanted?.toLowerCase();
	const isEnough = influxctlConfig === undefined && (wanted === undefined ? own.length > 0 : own.some(profile => isNamed(profile)));
	const {profiles: found, failure} = isEnough ? none : await readInfluxctl(environment, influxctlConfig);
	if (failure !== undefined && influxctlConfig !== undefined) {
		return failure;
	}

	const others = withFreeNames(found, own.map(({name}) => name));
	const profiles = wanted === undefined && own.length > 0 ? own : [...own, ...others];
	const names = profiles.map(({name}) => name).join(', ');
	if (wanted === undefined && profiles.length > 1 && !isFirstMeant) {
		return `Which profile: --profile takes ${names}.`;
	}

	const profile = wanted === undefined ? profiles[0] : profiles.find(candidate => isNamed(candidate)) ?? others.find(({clusters}) => clusters.some(({name}) => name === wanted));
	if (profile) {
		return profile.problem === undefined ? profile : `${profile.name} cannot be used. ${profile.problem}`;
	}

	const message = wanted === undefined
		? 'There is no profile: set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN, or save one on the first screen.'
		: `There is no profile called ${wanted}. There are: ${names || 'none'}.`;
	return failure === undefined ? message : `${message} ${failure}`;
}

/**
The name of the cluster that a profile's name means: each profile of influxctl is one cluster.
*/
export function clusterOfName({origin, clusters}: Profile, wanted: string | undefined): string | undefined {
	return origin === 'influxctl' ? clusters.find(({name}) => name === wanted)?.name : undefined;
}

const none: InfluxctlProfiles = {profiles: [], failure: undefined, notice: undefined};

async function readInfluxctl(environment: Options['environment'], file: string | undefined): Promise<InfluxctlProfiles> {
	// With its parser of TOML.
	const {readInfluxctlProfiles} = await import('../profiles/influxctl-file.js');
	return readInfluxctlProfiles({environment, file});
}

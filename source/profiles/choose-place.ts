import {nameKey} from './name-key.js';
import type {Cluster, Profile} from './types.js';

/**
What was looked for, or one sentence that says why it is not to be had and what there is. Raw outside text.
*/
export type Chosen<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly message: string};

const shortestPrefix = 8; // Characters of an id

/**
The profile of this name; without a name the one from the environment, or the only one that there is. Case does not count.

A name of influxctl's also means the profile that its account was gathered in; `clusterOfName` says which cluster of it.
*/
export function chooseProfile(profiles: readonly Profile[], wanted: string | undefined): Chosen<Profile> {
	const names = profiles.map(({name}) => name).join(', ');
	if (wanted !== undefined) {
		const found = profiles.find(({name}) => nameKey(name) === nameKey(wanted)) ?? profiles.find(profile => clusterOfName(profile, wanted) !== undefined);
		return found ? {ok: true, value: found} : refuse(`There is no profile called ${wanted}. There are: ${names || 'none'}.`);
	}

	const found = profiles.find(({origin}) => origin === 'environment') ?? (profiles.length === 1 ? profiles[0] : undefined);
	return found
		? {ok: true, value: found}
		: refuse(profiles.length === 0
			? 'There is no profile: set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN, or save one on the first screen.'
			: `Which profile: --profile takes ${names}.`);
}

/**
The name of the cluster that a profile's name means: each profile of influxctl is one cluster.
*/
export function clusterOfName({origin, clusters}: Profile, wanted: string | undefined): string | undefined {
	return origin === 'influxctl' ? clusters.find(({name}) => name === wanted)?.name : undefined;
}

/**
The cluster of this name, id, or beginning of an id of 8 or more characters; without one the only one of the profile.
*/
export function chooseCluster({clusters, name: profileName}: Profile, wanted: string | undefined): Chosen<Cluster> {
	const names = clusters.map(({name}) => name).join(', ');
	if (wanted === undefined) {
		return clusters.length === 1 && clusters[0] ? {ok: true, value: clusters[0]} : refuse(`Which cluster of ${profileName}: --cluster takes ${names}.`);
	}

	const key = nameKey(wanted);
	const found = clusters.filter(({id, name}) => nameKey(name) === key || id === key || (key.length >= shortestPrefix && id.startsWith(key)));
	return found.length === 1 && found[0]
		? {ok: true, value: found[0]}
		: refuse(`${found.length === 0 ? 'No' : 'More than one'} cluster of ${profileName} is ${wanted}. There are: ${names}.`);
}

function refuse(message: string): {readonly ok: false; readonly message: string} {
	return {ok: false, message};
}

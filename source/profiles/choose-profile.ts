import {refuse, type Result} from '../result.js';
import {influxctlName, nameInInfluxctl, usualInfluxctlName} from './influxctl/influxctl-name.js';
import {nameKey} from './name-key.js';
import type {Cluster, Profile, SettingsTrouble} from './types.js';

const shortestPrefix = 8; // Characters of an id

/**
The profile of this name; without a name the one from the environment, or the only one that there is. Case does not count.

A name never changes from one origin to another. Where two profiles have one name, it means the environment's or the saved one, and `influxctl:prod` means influxctl's. Where `trouble` says that not all saved profiles are known, a name that is not among them does not mean a profile of influxctl's, because it may be that of a saved one.

The name of a profile of influxctl's also means the profile into which this program gathered its account; `clusterOfName` says which cluster of it.
*/
export function chooseProfile(profiles: readonly Profile[], wanted: string | undefined, trouble?: Pick<SettingsTrouble, 'message' | 'ambiguous'>): Result<Profile> {
	return wanted === undefined ? chooseUnnamed(profiles, trouble) : chooseNamed(profiles, wanted, trouble);
}

function chooseUnnamed(profiles: readonly Profile[], trouble: Pick<SettingsTrouble, 'message'> | undefined): Result<Profile> {
	const fromEnvironment = profiles.find(({origin}) => origin === 'environment');
	if (fromEnvironment) {
		return {ok: true, value: fromEnvironment};
	}

	if (trouble) {
		return refuse(`${trouble.message} Until then name the profile with --profile.`);
	}

	const [only] = profiles;
	return only && profiles.length === 1
		? {ok: true, value: only}
		: refuse(only
			? `Which profile: --profile takes ${namesOf(profiles)}.`
			: 'There is no profile: set ACCOUNT_ID, CLUSTER_ID and MANAGEMENT_TOKEN, or save one on the first screen.');
}

function chooseNamed(profiles: readonly Profile[], wanted: string, trouble: Pick<SettingsTrouble, 'message' | 'ambiguous'> | undefined): Result<Profile> {
	const key = nameKey(wanted);
	const found = profiles.find(({origin, name}) => origin !== 'influxctl' && nameKey(name) === key);
	const isInfluxctl = nameInInfluxctl(wanted) !== undefined;
	if (trouble && !isInfluxctl && (!found || (found.origin === 'saved' && trouble.ambiguous.has(key)))) {
		return refuse(`${trouble.message} Until then ${wanted} may be the name of a saved profile: nothing was done. ${influxctlName(wanted)} names influxctl's.`);
	}

	const value = found ?? chooseOfInfluxctl(profiles.filter(({origin}) => origin === 'influxctl'), wanted);
	return value ? {ok: true, value} : refuse(`There is no profile called ${wanted}. There are: ${namesOf(profiles) || 'none'}.`);
}

/**
Finds a profile of influxctl's. First it compares the name as it is written, with the names of the profiles (with and without `influxctl:`) and then of their clusters, because influxctl distinguishes `prod` from `Prod`. Then it compares the names of the profiles without case.
*/
function chooseOfInfluxctl(profiles: readonly Profile[], wanted: string): Profile | undefined {
	return profiles.find(({name}) => name === wanted || influxctlName(name) === wanted)
		?? profiles.find(profile => clusterOfName(profile, wanted) !== undefined)
		?? profiles.find(({name}) => [name, influxctlName(name)].some(each => nameKey(each) === nameKey(wanted)));
}

/**
The profile that influxctl uses where nothing names one. Undefined where its config has no such profile. `clusterOfName` says which cluster of it is meant.
*/
export function usualProfile(profiles: readonly Profile[]): Profile | undefined {
	return profiles.find(({origin, name}) => origin === 'influxctl' && [usualInfluxctlName, influxctlName(usualInfluxctlName)].includes(name));
}

function namesOf(profiles: readonly Profile[]): string {
	return profiles.map(({name}) => name).join(', ');
}

/**
The name that `--profile` takes for exactly this profile, now and when a profile of the same name is saved later.
*/
export function nameForCommand({origin, name}: Profile): string {
	return origin === 'influxctl' && nameInInfluxctl(name) === undefined ? influxctlName(name) : name;
}

/**
The name of the cluster that `wanted` means where it is the name of a profile in influxctl's config, because each of those is one cluster. Undefined for any other name.
*/
export function clusterOfName({origin, clusters}: Profile, wanted: string | undefined): string | undefined {
	const name = wanted === undefined ? undefined : nameInInfluxctl(wanted) ?? wanted;
	return origin === 'influxctl' ? clusters.find(cluster => cluster.name === name)?.name : undefined;
}

/**
The cluster of this name, id, or beginning of an id of 8 or more characters; without one the only one of the profile.
*/
export function chooseCluster({clusters, name: profileName}: Profile, wanted: string | undefined): Result<Cluster> {
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

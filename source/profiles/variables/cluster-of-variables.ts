import {chooseCluster, chooseProfile, clusterOfName} from '../choose-profile.js';
import type {Cluster, Profile} from '../types.js';
import type {NamedPlace} from './place-variables.js';

/**
The cluster of this profile that variables name, by itself or as a profile of influxctl. Undefined where they name another profile, or no cluster of this one.
*/
export function clusterOfVariables(profile: Profile, {profile: name, cluster}: NamedPlace): Cluster | undefined {
	if (name !== undefined && !chooseProfile([profile], name).ok) {
		return undefined;
	}

	const wanted = cluster ?? clusterOfName(profile, name);
	const chosen = wanted === undefined ? undefined : chooseCluster(profile, wanted);
	return chosen?.ok ? chosen.value : undefined;
}

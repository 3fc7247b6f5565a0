import {chooseCluster, chooseProfile} from '../choose-profile.js';
import type {Profile, SettingsTrouble} from '../types.js';
import type {NamedPlace} from './place-variables.js';

/**
The problem of variables that name a profile or a cluster which does not exist, as one raw sentence. Undefined where there is none. `trouble` says why not all saved profiles are known.
*/
export function variableProblem(profiles: readonly Profile[], {profile: name, cluster, variables}: NamedPlace, trouble: SettingsTrouble | undefined): string | undefined {
	const chosen = name === undefined ? undefined : chooseProfile(profiles, name, trouble);
	if (chosen && !chosen.ok) {
		return `${variables.profile ?? ''}: ${chosen.message}`;
	}

	if (cluster === undefined) {
		return undefined;
	}

	const found = chosen && chooseCluster(chosen.value, cluster);
	const isThere = found?.ok ?? profiles.some(profile => chooseCluster(profile, cluster).ok);
	return isThere ? undefined : `${variables.cluster ?? ''}: ${found?.ok === false ? found.message : `no profile has a cluster ${cluster}.`}`;
}

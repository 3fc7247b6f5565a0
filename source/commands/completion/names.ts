import path from 'node:path';
import {chooseProfile} from '../../profiles/choose-profile.js';
import {demoProfile} from '../../profiles/demo.js';
import {environmentProfile} from '../../profiles/environment-profile.js';
import {withFreeNames} from '../../profiles/free-names.js';
import {readInfluxctlProfiles} from '../../profiles/influxctl/influxctl-file.js';
import {withPlaceVariables} from '../../profiles/variables/place-variables.js';
import {readSettingsFile} from '../../settings/settings-file.js';
import type {Profile} from '../../profiles/types.js';
import {configurationDirectory} from '../../storage/user-directory.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
The names that `--profile` takes, or the names that `--cluster` takes with the profile `wanted`, without it with the one that a variable names, and else with any profile but the demo. It reads the settings, the environment and influxctl's config. It changes no file, reads no secret and asks nothing of the service.
*/
export async function completionNames(kind: 'profiles' | 'clusters', wanted: string | undefined, environment: Environment): Promise<readonly string[]> {
	const {profile: meantName, influxctlConfig} = withPlaceVariables({profile: wanted, influxctlConfig: undefined}, environment);
	const profiles = await profilesOf(environment, influxctlConfig);
	if (kind === 'profiles') {
		return profiles.map(({name}) => name);
	}

	const named = meantName === undefined ? undefined : chooseProfile(profiles, meantName);
	const meant = named ? (named.ok ? [named.value] : []) : profiles.filter(({origin}) => origin !== 'demo');
	return [...new Set(meant.flatMap(({clusters}) => clusters.map(({name}) => name)))];
}

async function profilesOf(environment: Environment, file: string | undefined): Promise<readonly Profile[]> {
	const fromEnvironment = environmentProfile({environment, host: undefined});
	const {entries, trouble} = readSettingsFile(path.join(configurationDirectory(environment), 'settings.json'));
	const own = [...(fromEnvironment?.ok ? [fromEnvironment.value] : []), ...entries.map(({profile}) => profile)];
	const {profiles: found} = await readInfluxctlProfiles({environment, file});
	return [...own, ...withFreeNames(found.filter(({problem}) => problem === undefined), own.map(({name}) => name), {areTakenKnown: trouble === undefined}), demoProfile];
}

import path from 'node:path';
import {environmentProfile} from '../profiles/environment-profile.js';
import {peekSettingsFile} from '../profiles/settings-file.js';
import type {Profile} from '../profiles/types.js';
import {configurationDirectory} from '../profiles/user-directory.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
The names that `--profile` takes, and those that `--cluster` takes with this profile or, without one, with any. Read from the settings and the environment; no file is touched, no secret read, nothing asked of the service.
*/
export function completionNames(kind: 'profiles' | 'clusters', wanted: string | undefined, environment: Environment): readonly string[] {
	const profiles = profilesOf(environment);
	if (kind === 'profiles') {
		return profiles.map(({name}) => name);
	}

	const named = wanted === undefined ? profiles : profiles.filter(({name}) => name.toLowerCase() === wanted.toLowerCase());
	return [...new Set(named.flatMap(({clusters}) => clusters.map(({name}) => name)))];
}

function profilesOf(environment: Environment): readonly Profile[] {
	const fromEnvironment = environmentProfile({environment, host: undefined});
	const saved = peekSettingsFile(path.join(configurationDirectory(environment), 'settings.json')).entries;
	return [...(fromEnvironment?.ok ? [fromEnvironment.profile] : []), ...saved.map(({profile}) => profile)];
}

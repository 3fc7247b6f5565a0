import {environmentProfile} from '../profiles/environment-profile.js';
import {openSettings} from '../profiles/settings.js';
import type {Profile} from '../profiles/types.js';

export type KnownProfiles = {
	/**
	In the order in which the first screen has them, the demo left out: its server is in the screen's own process.
	*/
	readonly profiles: readonly Profile[];
	/**
	The settings file.
	*/
	readonly path: string;
	/**
	What was wrong with a file or the environment, in sentences, raw.
	*/
	readonly problems: readonly string[];
};

/**
Every profile that `--profile` takes. No secret is read. The environment's is there when all of it is set.
*/
export async function knownProfiles({environment, host}: {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly host?: string | undefined;
}): Promise<KnownProfiles> {
	const settings = await openSettings({environment});
	const fromEnvironment = environmentProfile({environment, host});
	return {
		profiles: [...(fromEnvironment?.ok ? [fromEnvironment.profile] : []), ...settings.profiles()],
		path: settings.path,
		problems: [settings.notice, fromEnvironment?.ok === false ? fromEnvironment.message : undefined].filter(problem => problem !== undefined),
	};
}

import {environmentProfile} from '../../../profiles/environment-profile.js';
import {withFreeNames} from '../../../profiles/free-names.js';
import {readInfluxctlProfiles} from '../../../profiles/influxctl/influxctl-file.js';
import {openSettings} from '../../../settings/settings.js';
import type {Profile} from '../../../profiles/types.js';

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
	/**
	What is unwise about a file that can be used all the same, in sentences, raw.
	*/
	readonly warnings: readonly string[];
};

/**
Every profile that `--profile` takes. No secret is read. The environment's is there when all of it is set.
*/
export async function knownProfiles({environment, host, influxctlConfig}: {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly host?: string | undefined;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig?: string | undefined;
}): Promise<KnownProfiles> {
	const settings = await openSettings({environment});
	const fromEnvironment = environmentProfile({environment, host});
	const own = [...(fromEnvironment?.ok ? [fromEnvironment.value] : []), ...settings.profiles()];
	const found = await readInfluxctlProfiles({environment, file: influxctlConfig});
	const trouble = settings.trouble();
	const others = withFreeNames(found.profiles, own.map(({name}) => name), {areTakenKnown: trouble === undefined});
	return {
		profiles: [...own, ...others],
		path: settings.path,
		problems: [
			trouble?.message,
			fromEnvironment?.ok === false ? fromEnvironment.message : undefined,
			found.failure,
			...others.filter(({problem}) => problem !== undefined).map(({name, problem}) => `${name} cannot be used. ${problem}`),
		].filter(problem => problem !== undefined),
		warnings: found.notice === undefined ? [] : [found.notice],
	};
}

import {demoProfile} from '../../../profiles/demo.js';
import {environmentProfile} from '../../../profiles/environment-profile.js';
import {withFreeNames} from '../../../profiles/free-names.js';
import {readInfluxctlProfiles} from '../../../profiles/influxctl/influxctl-file.js';
import {openSettings} from '../../../settings/settings.js';
import type {Profile} from '../../../profiles/types.js';

export type KnownProfiles = {
	/**
	In the order of the first screen, but the demo last. It has no address, because its server runs only while a command does.
	*/
	readonly profiles: readonly Profile[];
	/**
	The path of the settings file.
	*/
	readonly path: string;
	/**
	Sentences about a file or the environment that cannot be used. Raw.
	*/
	readonly problems: readonly string[];
	/**
	Sentences about something unwise in a file that can be used. Raw.
	*/
	readonly warnings: readonly string[];
};

/**
Finds every profile that `--profile` takes. It reads no secret. The demo is always among them. The environment's profile is among them when all of its variables are set.
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
		profiles: [...own, ...others, demoProfile],
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

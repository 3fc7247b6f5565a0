import {exitCodes} from '../../../exit-codes.js';
import {chooseProfile} from '../../../profiles/choose-profile.js';
import {demoProfile, isDemoName, type Demo} from '../../../profiles/demo.js';
import {environmentProfile} from '../../../profiles/environment-profile.js';
import {withFreeNames} from '../../../profiles/free-names.js';
import type {InfluxctlProfiles} from '../../../profiles/influxctl/influxctl-file.js';
import type {Profile, SettingsTrouble} from '../../../profiles/types.js';
import {refuse, type Result} from '../../../result.js';
import {openSettings} from '../../../settings/settings.js';
import type {CommandResult} from '../program/command-result.js';
import type {PlaceOptions} from './place-options.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
What a command says where there is no profile.
*/
export const tryDemo = 'To try it on invented tokens, add --profile Demo.';

export type FoundProfile = {
	readonly profile: Profile;
	/**
	What is wrong with the settings file, though it does not matter for this profile. Raw.
	*/
	readonly warning: string | undefined;
};

/**
Finds the profile that the command line names; without a name the environment's, or the only one, and never the demo: no script may work on invented tokens unless it says so. Reads no secret and asks nothing of the service. `demo` is the demo that runs, if one does.
*/
export async function findProfile(options: PlaceOptions, environment: Environment, demo?: Demo): Promise<CommandResult<FoundProfile>> {
	if (isDemoName(options.profile)) {
		return findDemo(options, demo);
	}

	const settings = await openSettings({environment});
	const trouble = settings.trouble();
	const saved = settings.profiles();
	// The profile can be found without the token. A command that needs the token says later that it is missing.
	const isOnlyPlace = options.host !== undefined || (saved.length === 0 && trouble === undefined);
	const fromEnvironment = environmentProfile({environment, host: options.host, isTokenNeeded: !isOnlyPlace && !options.tokenStdin});
	if (fromEnvironment?.ok === false) {
		return refuse(fromEnvironment.message, {exitCode: exitCodes.usage});
	}

	const own = [...(fromEnvironment?.ok ? [fromEnvironment.value] : []), ...saved];
	const {profile: wanted, influxctlConfig} = options;
	const profile = await pickProfile({
		wanted, own, environment, influxctlConfig, trouble,
	});
	return profile.ok
		? {ok: true, value: {profile: profile.value, warning: trouble?.message}}
		: refuse(profile.message, {exitCode: exitCodes.usage});
}

function findDemo({host, tokenStdin}: PlaceOptions, demo: Demo | undefined): CommandResult<FoundProfile> {
	const given = [...host === undefined ? [] : ['--host'], ...tokenStdin ? ['--token-stdin'] : []];
	return given.length > 0
		? refuse(`Demo is the emulator in this program, with an address and a management token of its own: leave out ${given.join(' and ')}.`, {exitCode: exitCodes.usage})
		: {ok: true, value: {profile: demo?.profile ?? demoProfile, warning: undefined}};
}

type Candidates = {
	/**
	The value of `--profile`.
	*/
	readonly wanted: string | undefined;
	/**
	The environment's profile, if there is one, and the saved ones.
	*/
	readonly own: readonly Profile[];
	readonly environment: Environment;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig: string | undefined;
	/**
	Why not all saved profiles are among `own`.
	*/
	readonly trouble: SettingsTrouble | undefined;
};

/**
Picks the profile. It reads influxctl's config only where the command line names that file, or means none of `own`.
*/
async function pickProfile({wanted, own, environment, influxctlConfig, trouble}: Candidates): Promise<Result<Profile>> {
	const isEnough = influxctlConfig === undefined && (wanted === undefined ? own.length > 0 || trouble !== undefined : chooseProfile(own, wanted, trouble).ok);
	const {profiles: found, failure} = isEnough ? none : await readInfluxctl(environment, influxctlConfig);
	if (failure !== undefined && influxctlConfig !== undefined) {
		return refuse(failure);
	}

	const others = withFreeNames(found, own.map(({name}) => name), {areTakenKnown: trouble === undefined});
	const all = [...own, ...others];
	const chosen = chooseProfile(wanted === undefined ? (own.length > 0 ? own : all) : [...all, demoProfile], wanted, trouble);
	if (!chosen.ok) {
		const way = all.length === 0 && !trouble && wanted === undefined ? tryDemo : undefined;
		return refuse([chosen.message, way, failure].filter(part => part !== undefined).join(' '));
	}

	const {name, problem} = chosen.value;
	return problem === undefined ? chosen : refuse(`${name} cannot be used. ${problem}`);
}

const none: InfluxctlProfiles = {profiles: [], failure: undefined, notice: undefined};

async function readInfluxctl(environment: Environment, file: string | undefined): Promise<InfluxctlProfiles> {
	// Loads the TOML parser, which most commands do not need.
	const {readInfluxctlProfiles} = await import('../../../profiles/influxctl/influxctl-file.js');
	return readInfluxctlProfiles({environment, file});
}

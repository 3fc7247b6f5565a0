import {exitCodes} from '../../../exit-codes.js';
import {chooseProfile, usualProfile} from '../../../profiles/choose-profile.js';
import {demoProfile, isDemoName, type Demo} from '../../../profiles/demo.js';
import {environmentProfile} from '../../../profiles/environment-profile.js';
import {withFreeNames} from '../../../profiles/free-names.js';
import {hostProblem} from '../../../profiles/host-problem.js';
import type {InfluxctlProfiles} from '../../../profiles/influxctl/influxctl-file.js';
import {influxctlName, usualInfluxctlName} from '../../../profiles/influxctl/influxctl-name.js';
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
	/**
	The name by which influxctl's usual profile was taken, because nothing named one of several. Undefined where it was found in another way.
	*/
	readonly usual: string | undefined;
};

/**
Finds the profile that the command line or a variable names; without a name the environment's, or the only one, or the one that influxctl takes without a name, and never the demo: no script may work on invented tokens unless it says so. A file that `--influxctl-config` names is then the only place to look in. Reads no secret and asks nothing of the service. `demo` is the demo that runs, if one does.
*/
export async function findProfile(options: PlaceOptions, environment: Environment, demo?: Demo): Promise<CommandResult<FoundProfile>> {
	if (isDemoName(options.profile)) {
		return findDemo(options, demo);
	}

	const conflict = hostProblem(options);
	if (conflict !== undefined) {
		return refuse(conflict, {exitCode: exitCodes.usage});
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
	const {profile: wanted, influxctlConfig, variables} = options;
	const picked = await pickProfile({
		wanted, own, environment, influxctlConfig, isFileOfVariable: variables?.influxctlConfig !== undefined, trouble,
	});
	return picked.ok
		? {ok: true, value: {...picked.value, warning: trouble?.message}}
		: refuse(variables?.profile === undefined ? picked.message : `${variables.profile}: ${picked.message}`, {exitCode: exitCodes.usage});
}

function findDemo({host, tokenStdin}: PlaceOptions, demo: Demo | undefined): CommandResult<FoundProfile> {
	const given = [...host === undefined ? [] : ['--host'], ...tokenStdin ? ['--token-stdin'] : []];
	return given.length > 0
		? refuse(`Demo is the emulator in this program, with an address and a management token of its own: leave out ${given.join(' and ')}.`, {exitCode: exitCodes.usage})
		: {ok: true, value: {profile: demo?.profile ?? demoProfile, warning: undefined, usual: undefined}};
}

type Candidates = {
	/**
	The name of the profile.
	*/
	readonly wanted: string | undefined;
	/**
	The environment's profile, if there is one, and the saved ones.
	*/
	readonly own: readonly Profile[];
	readonly environment: Environment;
	/**
	The path of influxctl's config, where something names it.
	*/
	readonly influxctlConfig: string | undefined;
	/**
	Whether a variable names that path. The command line then names no file to look in.
	*/
	readonly isFileOfVariable: boolean;
	/**
	Why not all saved profiles are among `own`.
	*/
	readonly trouble: SettingsTrouble | undefined;
};

type Picked = Pick<FoundProfile, 'profile' | 'usual'>;

/**
Picks the profile. It reads influxctl's config only where the command line names that file, or where `own` does not decide.
*/
async function pickProfile({wanted, own, environment, influxctlConfig, isFileOfVariable, trouble}: Candidates): Promise<Result<Picked>> {
	const isFileNamed = influxctlConfig !== undefined && !isFileOfVariable;
	const ofOwn = chooseProfile(own, wanted, trouble);
	if (!isFileNamed && (ofOwn.ok || (wanted === undefined && trouble))) {
		return ofOwn.ok ? usable(ofOwn.value) : ofOwn;
	}

	const read = await readInfluxctl(environment, influxctlConfig);
	const failure = read.failure !== undefined && isFileOfVariable ? `INFLUXCTL_PROFILE: ${read.failure}` : read.failure;
	if (failure !== undefined && isFileNamed) {
		return refuse(failure);
	}

	const others = withFreeNames(read.profiles, own.map(({name}) => name), {areTakenKnown: trouble === undefined});
	if (wanted === undefined) {
		return pickUnnamed({own: isFileNamed ? [] : own, others, failure});
	}

	const chosen = chooseProfile([...own, ...others, demoProfile], wanted, trouble);
	return chosen.ok ? usable(chosen.value) : refuse([chosen.message, failure].filter(part => part !== undefined).join(' '));
}

/**
Picks a profile where nothing names one, and `own` has no one profile: the one that influxctl takes without a name, else influxctl's only one.
*/
function pickUnnamed({own, others, failure}: {readonly own: readonly Profile[]; readonly others: readonly Profile[]; readonly failure: string | undefined}): Result<Picked> {
	const usual = usualProfile(others);
	if (usual) {
		const isOnly = own.length === 0 && others.length === 1 && usual.clusters.length === 1;
		return usable(usual, isOnly ? undefined : influxctlName(usualInfluxctlName));
	}

	const candidates = own.length > 0 ? own : others;
	const chosen = chooseProfile(candidates, undefined);
	return chosen.ok
		? usable(chosen.value)
		: refuse([chosen.message, candidates.length === 0 ? tryDemo : undefined, failure].filter(part => part !== undefined).join(' '));
}

function usable(profile: Profile, usual?: string): Result<Picked> {
	return profile.problem === undefined ? {ok: true, value: {profile, usual}} : refuse(`${profile.name} cannot be used. ${profile.problem}`);
}

async function readInfluxctl(environment: Environment, file: string | undefined): Promise<InfluxctlProfiles> {
	// Loads the TOML parser, which most commands do not need.
	const {readInfluxctlProfiles} = await import('../../../profiles/influxctl/influxctl-file.js');
	return readInfluxctlProfiles({environment, file});
}

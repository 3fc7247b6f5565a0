import {chooseProfile} from '../../../profiles/choose-profile.js';
import type {Result} from '../../../result.js';
import {withFreeNames} from '../../../profiles/free-names.js';
import type {InfluxctlProfiles} from '../../../profiles/influxctl/influxctl-file.js';
import type {Profile, SettingsTrouble} from '../../../profiles/types.js';

type Options = {
	/**
	The value of `--profile`.
	*/
	readonly wanted: string | undefined;
	/**
	The environment's, if it has one, and the saved ones.
	*/
	readonly own: readonly Profile[];
	readonly environment: Readonly<Record<string, string | undefined>>;
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
The profile that is meant, or why there is none. influxctl's config is read where none of `own` is meant, or where it is named.
*/
export async function pickProfile({wanted, own, environment, influxctlConfig, trouble}: Options): Promise<Result<Profile>> {
	const isEnough = influxctlConfig === undefined && (wanted === undefined ? own.length > 0 || trouble !== undefined : chooseProfile(own, wanted, trouble).ok);
	const {profiles: found, failure} = isEnough ? none : await readInfluxctl(environment, influxctlConfig);
	if (failure !== undefined && influxctlConfig !== undefined) {
		return {ok: false, message: failure};
	}

	const others = withFreeNames(found, own.map(({name}) => name), {areTakenKnown: trouble === undefined});
	const chosen = chooseProfile(wanted === undefined && own.length > 0 ? own : [...own, ...others], wanted, trouble);
	if (!chosen.ok) {
		return failure === undefined ? chosen : {ok: false, message: `${chosen.message} ${failure}`};
	}

	const {name, problem} = chosen.value;
	return problem === undefined ? chosen : {ok: false, message: `${name} cannot be used. ${problem}`};
}

const none: InfluxctlProfiles = {profiles: [], failure: undefined, notice: undefined};

async function readInfluxctl(environment: Options['environment'], file: string | undefined): Promise<InfluxctlProfiles> {
	// With its parser of TOML.
	const {readInfluxctlProfiles} = await import('../../../profiles/influxctl/influxctl-file.js');
	return readInfluxctlProfiles({environment, file});
}

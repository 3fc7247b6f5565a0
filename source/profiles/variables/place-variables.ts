import type {Environment} from '../../storage/user-directory.js';
import {environmentName, environmentProfile} from '../environment-profile.js';
import {influxctlName} from '../influxctl/influxctl-name.js';
import {nameKey} from '../name-key.js';

/**
What the command line says about the place, as far as variables may say it instead.
*/
type Given = {
	readonly profile?: string | undefined;
	readonly cluster?: string | undefined;
	readonly clusterId?: string | undefined;
	readonly host?: string | undefined;
	readonly influxctlConfig?: string | undefined;
};

/**
The variable that each of these values came from.
*/
export type PlaceVariables = {
	readonly profile?: 'INFLUX_TOKENS_PROFILE' | 'INFLUXCTL_PROFILE';
	readonly cluster?: 'INFLUX_TOKENS_CLUSTER';
	readonly influxctlConfig?: 'INFLUXCTL_PROFILE';
};

/**
The profile and the cluster that variables name.
*/
export type NamedPlace = {
	readonly profile?: string | undefined;
	readonly cluster?: string | undefined;
	readonly variables: PlaceVariables;
};

/**
Adds to the options the profile, the cluster and influxctl's config that variables name, where the command line names none. `variables` says which variable each came from.

`--host` means the environment's profile, so no variable names another one then. `INFLUX_TOKENS_CLUSTER` does not count where the command line names another profile than `INFLUX_TOKENS_PROFILE` does. InfluxData documents `INFLUXCTL_PROFILE` once as the name of a profile and once as the path of a config. A value with a slash, or with the ending .toml, is a path here, and any other one a name in influxctl's config. Such a name counts less than `ACCOUNT_ID`, `CLUSTER_ID` and `MANAGEMENT_TOKEN`, because it was set for another program.
*/
export function withPlaceVariables<Options extends Given>(options: Options, environment: Environment): Options & NamedPlace & Pick<Given, 'influxctlConfig'> {
	const named = namedProfile(options, environment);
	const file = environment.INFLUXCTL_PROFILE?.trim() ?? '';
	const isFile = options.influxctlConfig === undefined && isPath(file);
	const cluster = environment.INFLUX_TOKENS_CLUSTER?.trim() ?? '';
	const isCluster = options.cluster === undefined && options.clusterId === undefined && cluster !== '' && isOfVariables(options, environment);
	return {
		...options,
		...(named && {profile: named.value}),
		...(isCluster && {cluster}),
		...(isFile && {influxctlConfig: file}),
		variables: {
			...(named && {profile: named.variable}),
			...(isCluster && {cluster: 'INFLUX_TOKENS_CLUSTER'}),
			...(isFile && {influxctlConfig: 'INFLUXCTL_PROFILE'}),
		},
	};
}

function namedProfile({profile, host}: Given, environment: Environment): {readonly value: string; readonly variable: NonNullable<PlaceVariables['profile']>} | undefined {
	if (profile !== undefined || host !== undefined) {
		return undefined;
	}

	const own = environment.INFLUX_TOKENS_PROFILE?.trim() ?? '';
	if (own !== '') {
		return {value: own, variable: 'INFLUX_TOKENS_PROFILE'};
	}

	const name = environment.INFLUXCTL_PROFILE?.trim() ?? '';
	return name === '' || isPath(name) || environmentProfile({environment, host: undefined})
		? undefined
		: {value: influxctlName(name), variable: 'INFLUXCTL_PROFILE'};
}

/**
Whether the profile of the command line is the one that `INFLUX_TOKENS_CLUSTER` is about: any, unless `INFLUX_TOKENS_PROFILE` names another one.
*/
function isOfVariables({profile, host}: Given, environment: Environment): boolean {
	const own = environment.INFLUX_TOKENS_PROFILE?.trim() ?? '';
	const wanted = profile ?? (host === undefined ? own : environmentName);
	return own === '' || nameKey(own) === nameKey(wanted);
}

function isPath(text: string): boolean {
	return /[/\\]|\.toml$/i.test(text);
}

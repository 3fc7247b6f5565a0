import {refuse, type Result} from '../result.js';
import {isUuid, parseHost} from '../api/parse-host.js';
import type {Environment} from '../storage/user-directory.js';
import {clusteredAccountId, clusteredCluster} from './clustered-cluster.js';
import {clusterNameFromId} from './cluster-name.js';
import type {Profile} from './types.js';

/**
The address of InfluxDB Cloud Dedicated's Management API, the only one its OpenAPI document names.
*/
export const defaultHost = 'https://console.influxdata.com';

/**
The name of the profile that the environment describes.
*/
export const environmentName = 'Environment';

const variables = ['ACCOUNT_ID', 'CLUSTER_ID', 'MANAGEMENT_TOKEN'] as const;

/**
The profile called Environment, from `ACCOUNT_ID`, `CLUSTER_ID` and `MANAGEMENT_TOKEN`, the names of the official quick start of the Management API. `host` is the value of `--host`.

Undefined when not all three are set and `--host` was not given, because they may be there for another program. An ACCOUNT_ID that is the placeholder which InfluxData's clients send to InfluxDB Clustered means that product. It checks only whether there is a token, and with `isTokenNeeded` false not even that. Outside text in a refusal is raw.
*/
export function environmentProfile({environment, host, isTokenNeeded = true}: {
	readonly environment: Environment;
	readonly host: string | undefined;
	readonly isTokenNeeded?: boolean;
}): Result<Profile> | undefined {
	const needed = isTokenNeeded ? variables : variables.filter(variable => variable !== 'MANAGEMENT_TOKEN');
	const missing = needed.filter(variable => (environment[variable] ?? '').trim() === '');
	if (missing.length > 0) {
		return host === undefined ? undefined : refuse(`--host needs ${list(needed)} in the environment: ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} not set.`);
	}

	const parsedHost = parseHost(host ?? defaultHost);
	if (!parsedHost.ok) {
		return refuse(parsedHost.problem);
	}

	const accountId = environment.ACCOUNT_ID!.trim().toLowerCase();
	const clusterId = environment.CLUSTER_ID!.trim().toLowerCase();
	for (const [variable, id] of [['ACCOUNT_ID', accountId], ['CLUSTER_ID', clusterId]] as const) {
		if (!isUuid(id)) {
			return refuse(`The environment variable ${variable} is not a UUID. Set it to the id that the admin portal shows, or unset it.`);
		}
	}

	const isClustered = accountId === clusteredAccountId;
	return {
		ok: true,
		value: {
			name: environmentName,
			origin: 'environment',
			...(isClustered && {product: 'clustered'}),
			host: parsedHost.host,
			accountId,
			clusters: [isClustered ? clusteredCluster(parsedHost.host) : {id: clusterId, name: clusterNameFromId(clusterId)}],
			secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
			isReadOnly: false,
			isProtected: false,
		},
	};
}

function list(words: readonly string[]): string {
	return new Intl.ListFormat('en-GB').format(words);
}

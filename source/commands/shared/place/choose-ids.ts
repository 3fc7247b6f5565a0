import {isUuid} from '../../../api/parse-host.js';
import {chooseCluster, clusterOfName} from '../../../profiles/choose-profile.js';
import {clusterNameFromId} from '../../../profiles/cluster-name.js';
import type {Cluster, Profile} from '../../../profiles/types.js';
import {refuse, type Result} from '../../../result.js';
import type {PlaceOptions} from './place-options.js';

/**
The profile with the account that the command line names, and the cluster that it names. `--account` and `--cluster-id` replace the ids of the profile, as they do in influxctl; the host, the management token and the guards stay those of the profile.

The message is raw.
*/
export function chooseIds(profile: Profile, {account, clusterId, cluster, profile: name}: PlaceOptions): Result<{readonly profile: Profile; readonly cluster: Cluster}> {
	const wrong = ([['--account', account], ['--cluster-id', clusterId]] as const).find(([, id]) => id !== undefined && !isUuid(id));
	if (wrong) {
		return refuse(`${wrong[0]} takes a UUID, the ID that the admin portal shows, and not ${wrong[1]}.`);
	}

	if (clusterId !== undefined && cluster !== undefined) {
		return refuse('--cluster and --cluster-id both name the cluster: give one of them.');
	}

	const known = profile.clusters.find(({id}) => id === clusterId?.toLowerCase());
	const isOther = (clusterId !== undefined && !known) || (account !== undefined && account.toLowerCase() !== profile.accountId);
	if (isOther && profile.product === 'clustered') {
		return refuse(`${profile.name} is InfluxDB Clustered, which has no IDs of accounts and clusters: leave out --account and --cluster-id.`);
	}

	const chosen: Result<Cluster> = clusterId === undefined
		? chooseCluster(profile, cluster ?? clusterOfName(profile, name))
		: {ok: true, value: known ?? {id: clusterId.toLowerCase(), name: clusterNameFromId(clusterId.toLowerCase())}};
	return chosen.ok
		? {ok: true, value: {profile: account === undefined ? profile : withAccount(profile, account.toLowerCase()), cluster: chosen.value}}
		: chosen;
}

function withAccount({accountName, ...profile}: Profile, accountId: string): Profile {
	return {...profile, accountId, ...(accountId === profile.accountId && accountName !== undefined && {accountName})};
}

import type {Policy} from '../../../audit/policy/policy.js';
import type {ReportOrigin} from '../../../audit/report/make-report.js';
import {version} from '../../../version.js';
import {loadCluster} from '../place/load-cluster.js';
import type {PlaceOptions} from '../place/place-options.js';
import {openToRead, type Place} from '../place/place.js';
import type {CommandResult} from '../program/command-result.js';
import type {CommandSurroundings} from '../program/surroundings.js';
import {auditCluster, type AuditedCluster} from './audit-cluster.js';

export type OpenedAudit = AuditedCluster & {
	readonly place: Place;
	/**
	For `makeReport`.
	*/
	readonly origin: ReportOrigin;
};

/**
Finds the cluster that the options name, lists its tokens and databases, and audits it. `adjust` may change the policy before the rules read it. It only reads.
*/
export async function openAudit(options: PlaceOptions, surroundings: CommandSurroundings, adjust?: (policy: Policy) => Policy): Promise<CommandResult<OpenedAudit>> {
	const opened = await openToRead(options, surroundings);
	if (!opened.ok) {
		return opened;
	}

	const {api, place} = opened.value;
	const loaded = await loadCluster(api);
	if (!loaded.ok) {
		return loaded;
	}

	const {serverTime} = loaded.value;
	const audited = await auditCluster({
		place, loaded: loaded.value, now: serverTime?.getTime() ?? surroundings.now(), adjust,
	}, surroundings);
	if (!audited.ok) {
		return audited;
	}

	const {profile, cluster} = place;
	return {
		ok: true,
		value: {
			...audited.value,
			place,
			origin: {
				clock: serverTime ? 'service' : 'this machine',
				profile: profile.name,
				host: profile.host,
				accountId: profile.product === 'clustered' ? undefined : profile.accountId,
				clusterName: cluster.name,
				clusterId: cluster.id,
				program: version,
				problems: audited.value.problems,
			},
		},
	};
}

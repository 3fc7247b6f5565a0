import type {Report} from './report.js';
import type {RowOrigin} from './audit-schema.js';

/**
What every row says of its report, so that the files of several clusters or days can be put together.
*/
export function rowOrigin({facts: {at, program, clusterName, clusterId, accountId, host, policy}, score}: Report): RowOrigin {
	return {
		at, cluster: clusterName, clusterId, accountId: accountId ?? null, host, score: score.points, program, policy: policy.source ?? null, policyVersion: policy.version,
	};
}

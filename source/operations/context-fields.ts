import type {ChangeContext} from './types.js';

/**
The fields of an intent that name the profile, the account and the cluster of the token, the reason, and the rotation that the change is a step of.
*/
export function contextFields({rotation, reason, profile, host, accountId, clusterId}: ChangeContext) {
	return {
		profile,
		host,
		accountId,
		clusterId,
		...(reason !== undefined && {reason}),
		...rotation,
	};
}

import {
	grantsOf,
	isStanding,
	timeOf,
	type RawGrant,
} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

function isSame(one: readonly RawGrant[], other: readonly RawGrant[]): boolean {
	const isIn = ({action, resource}: RawGrant, grants: readonly RawGrant[]) => grants.some(grant => grant.action === action && grant.resource === resource);
	return one.every(grant => isIn(grant, other)) && other.every(grant => isIn(grant, one));
}

/**
The rules of the history of tokens, in the plainest code.
*/
export const slowHistory: SlowRules = {
	tokens: {
		'created-in-burst'(row, cluster) {
			const {burstTokens, burstMinutes} = cluster.policy.thresholds;
			const standing = cluster.rows.filter(each => isStanding(each, cluster));
			const times = standing.map(each => timeOf(each, 'createdAt')).filter(time => typeof time === 'number');
			const own = timeOf(row, 'createdAt');
			return isStanding(row, cluster) && typeof own === 'number' && times.some(first => {
				const last = first + (burstMinutes * 60_000);
				const isWithin = (time: number) => time >= first && time <= last;
				return isWithin(own) && times.filter(time => isWithin(time)).length >= burstTokens;
			});
		},

		'changed-since-look'(row, cluster) {
			const {before, changes} = cluster;
			if (!before || !cluster.journal || !isStanding(row, cluster)) {
				return false;
			}

			const grants = grantsOf(row);
			const seen = before.rows.find(({id}) => id === row.id);
			const seenGrants = seen && grantsOf(seen);
			const isUnchanged = seen && (!grants || !seenGrants || isSame(grants, seenGrants));
			return !isUnchanged && changes.every(change => !(change.id === row.id && change.at + 300_000 >= before.at && (!grants || isSame(grants, change.grants))));
		},

		unreadable(row, cluster) {
			const isTimeUnknown = (['createdAt', 'expiresAt', 'revokedAt'] as const).some(field => timeOf(row, field) === 'unknown');
			return isStanding(row, cluster) && (isTimeUnknown || typeof row.description !== 'string' || grantsOf(row) === undefined);
		},
	},
};

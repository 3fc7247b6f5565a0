import {standingGrants} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

/**
The rules of reach, in the plainest code.
*/
export const slowReach: SlowRules = {
	tokens: {
		'write-all': (row, cluster) => standingGrants(row, cluster).some(({action, resource}) => action === 'write' && resource === '*'),

		'read-all': (row, cluster) => standingGrants(row, cluster).some(({action, resource}) => action === 'read' && resource === '*'),

		'write-only-all'(row, cluster) {
			const grants = standingGrants(row, cluster);
			const isOnAll = (wanted: string) => grants.some(({action, resource}) => action === wanted && resource === '*');
			return isOnAll('write') && !isOnAll('read');
		},

		'many-databases'(row, cluster) {
			const grants = standingGrants(row, cluster);
			const names = grants
				.filter(({action, resource}) => resource !== '*' && grants.every(other => !(other.action === action && other.resource === '*')))
				.map(({resource}) => resource);
			return new Set(names).size > cluster.policy.thresholds.manyDatabases;
		},

		'reaches-internal': (row, cluster) => standingGrants(row, cluster).some(({resource}) => resource === '_internal'),

		'unknown-action': (row, cluster) => standingGrants(row, cluster).some(({action}) => !['read', 'write'].includes(action)),
	},
};

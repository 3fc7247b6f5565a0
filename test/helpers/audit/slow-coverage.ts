import {
	isStanding,
	rawStatus,
	type RawCluster,
	type RawGrant,
	type RawToken,
} from './raw-cluster.js';
import type {SlowRules} from './slow-audit.js';

/**
Whether a row has a grant, also where others of its grants cannot be read.
*/
function isHolder({permissions}: RawToken, grant: RawGrant): boolean {
	return Array.isArray(permissions) && (permissions as readonly RawToken[]).some(({action, resource}) => action === grant.action && resource === grant.resource);
}

/**
Whether no other token that is certainly live reaches some database that the token reaches.
*/
function isLastHolder(row: RawToken, cluster: RawCluster, action: string): boolean {
	const {databaseNames} = cluster;
	if (!databaseNames || !isStanding(row, cluster)) {
		return false;
	}

	const reached = [...databaseNames, '_internal'].filter(database => isHolder(row, {action, resource: database}) || (databaseNames.includes(database) && isHolder(row, {action, resource: '*'})));
	return reached.some(database => cluster.rows.every(other => !(other.id !== row.id
		&& isStanding(other, cluster)
		&& rawStatus(other, cluster.now) !== 'unknown'
		&& [database, '*'].some(resource => isHolder(other, {action, resource})))));
}

function isReached(cluster: RawCluster, grant: RawGrant): boolean {
	return cluster.rows.some(row => isStanding(row, cluster) && isHolder(row, grant));
}

/**
The rules of coverage, in the plainest code.
*/
export const slowCoverage: SlowRules = {
	tokens: {
		'last-writer': (row, cluster) => isLastHolder(row, cluster, 'write'),
		'last-reader': (row, cluster) => isLastHolder(row, cluster, 'read'),
	},
	databases: {
		'no-writer': (name, cluster) => !isReached(cluster, {action: 'write', resource: name}) && !isReached(cluster, {action: 'write', resource: '*'}),
		'no-reader': (name, cluster) => !isReached(cluster, {action: 'read', resource: name}) && !isReached(cluster, {action: 'read', resource: '*'}),
		'only-all-writes': (name, cluster) => !isReached(cluster, {action: 'write', resource: name}) && isReached(cluster, {action: 'write', resource: '*'}),
		'only-all-reads': (name, cluster) => !isReached(cluster, {action: 'read', resource: name}) && isReached(cluster, {action: 'read', resource: '*'}),
	},
};

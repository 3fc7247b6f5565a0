import type {Database, DatabaseToken} from '../../api/types.js';
import {makeOddRows, type RepeatedRow} from '../faults/odd-rows.js';
import {accountPlans, type ClusterPlan} from './account-plans.js';
import {auditTokens, tidyTokens, unreadableToken} from './audit-tokens.js';
import {notableTokens, stagingTokens} from './notable-tokens.js';
import {createRandom} from './random.js';
import {seedDatabases, soleAccess, stagingAccess} from './seed-databases.js';
import {seedTokens, type TokenSeed} from './seed-tokens.js';

export type SeededCluster = {
	readonly accountId: string;
	readonly id: string;
	readonly name: string;
	readonly isForbidden: boolean;
	/**
	Some of them break the documented schema when the cluster has odd rows.
	*/
	readonly tokens: readonly DatabaseToken[];
	/**
	Rows that the list shows in addition to the token of the same id.
	*/
	readonly repeated?: readonly RepeatedRow[];
	readonly databases: readonly Database[];
};

export type SeedOptions = {
	/**
	How many tokens the main cluster has.
	*/
	readonly tokens: number;
	readonly seed: number;
	/**
	The moment that every seeded time is relative to.
	*/
	readonly now: Date;
	/**
	Adds the odd rows to the main cluster, after its other tokens.
	*/
	readonly hasOddRows?: boolean;
};

/**
Invents every cluster of every account. The same options give the same clusters, byte for byte.
*/
export function seedClusters({
	tokens, seed, now, hasOddRows = false,
}: SeedOptions): readonly SeededCluster[] {
	const microseconds = now.getTime() * 1000;
	const plans = accountPlans.flatMap(account => account.clusters.map(cluster => ({...cluster, accountId: account.id})));

	return plans.map((plan, index) => {
		const owner = {accountId: plan.accountId, clusterId: plan.id};
		const count = plan.isMain ? tokens : plan.tokens;
		// Each cluster has random streams of its own, so that its size does not change the other clusters.
		const databases = seedDatabases(plan.databases, owner, createRandom(seed + (2 * index)));
		const odd = plan.isMain && hasOddRows ? makeOddRows(microseconds, owner) : undefined;
		const unreadable = plan.isStaging ? [unreadableToken(owner)] : [];
		const whole = seedTokens({
			...owner,
			...handWritten(plan, count, microseconds),
			count: count - unreadable.length,
			databases: databases.map(database => database.name),
			now: microseconds,
			random: createRandom(seed + (2 * index) + 1),
		});
		return {
			accountId: plan.accountId,
			id: plan.id,
			name: plan.name,
			isForbidden: plan.isForbidden ?? false,
			databases,
			tokens: [...whole, ...[...unreadable, ...odd?.rows ?? []] as unknown as readonly DatabaseToken[]],
			...(odd && {repeated: odd.repeated}),
		};
	});
}

// A smaller main cluster has none of the tokens for the audit, so that the tests' clusters stay ordinary.
const fewestForAudit = 400;

/**
The hand-written tokens of a cluster, and what its invented ones leave to them.
*/
function handWritten({isMain, isStaging, isTidy}: ClusterPlan, count: number, now: number): Pick<TokenSeed, 'notable' | 'whole' | 'reserved' | 'notOnAll'> {
	if (isMain) {
		return {
			notable: notableTokens(now), whole: count < fewestForAudit ? [] : auditTokens(now), reserved: [...soleAccess.writer, ...soleAccess.reader], notOnAll: 'write',
		};
	}

	if (isTidy) {
		return {
			notable: tidyTokens, whole: [], reserved: [], notOnAll: undefined,
		};
	}

	return isStaging
		? {
			notable: stagingTokens, whole: [], reserved: stagingAccess, notOnAll: 'read',
		}
		: {
			notable: [], whole: [], reserved: [], notOnAll: undefined,
		};
}

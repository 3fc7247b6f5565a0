import type {Database, DatabaseToken} from '../../api/types.js';
import {makeOddRows, type RepeatedRow} from '../faults/odd-rows.js';
import {accountPlans} from './account-plans.js';
import {notableTokens, stagingTokens} from './notable-tokens.js';
import {createRandom} from './random.js';
import {seedDatabases} from './seed-databases.js';
import {seedTokens} from './seed-tokens.js';
import type {TokenDraft} from './token-draft.js';

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
		// Each cluster has random streams of its own, so that its size does not change the other clusters.
		const databases = seedDatabases(plan.databases, owner, createRandom(seed + (2 * index)));
		const odd = hasOddRows && plan.isMain ? makeOddRows(microseconds, owner) : undefined;
		const whole = seedTokens({
			...owner,
			count: plan.isMain ? tokens : plan.tokens,
			databases: databases.map(database => database.name),
			notable: notableOf(plan, microseconds),
			isMain: plan.isMain ?? false,
			now: microseconds,
			random: createRandom(seed + (2 * index) + 1),
		});
		return {
			accountId: plan.accountId,
			id: plan.id,
			name: plan.name,
			isForbidden: plan.isForbidden ?? false,
			databases,
			tokens: odd ? [...whole, ...odd.rows as unknown as readonly DatabaseToken[]] : whole,
			...(odd && {repeated: odd.repeated}),
		};
	});
}

function notableOf({isMain, accountId}: {readonly isMain?: boolean; readonly accountId: string}, now: number): readonly TokenDraft[] {
	if (isMain) {
		return notableTokens(now);
	}

	return accountId === accountPlans[0].id ? stagingTokens : [];
}

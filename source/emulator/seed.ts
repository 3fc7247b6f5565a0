import type {Database, DatabaseToken} from '../api/types.js';
import {accountPlans} from './accounts.js';
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
	readonly tokens: readonly DatabaseToken[];
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
};

/**
Invents every cluster of every account. Pure: the same options give the same clusters, byte for byte.
*/
export function seedClusters({tokens, seed, now}: SeedOptions): readonly SeededCluster[] {
	const microseconds = now.getTime() * 1000;
	const plans = accountPlans.flatMap(account => account.clusters.map(cluster => ({...cluster, accountId: account.id})));

	return plans.map((plan, index) => {
		const owner = {accountId: plan.accountId, clusterId: plan.id};
		// A stream for each cluster, so that the size of one does not change the others.
		const databases = seedDatabases(plan.databases, owner, createRandom(seed + (2 * index)));
		return {
			accountId: plan.accountId,
			id: plan.id,
			name: plan.name,
			isForbidden: plan.isForbidden ?? false,
			databases,
			tokens: seedTokens({
				...owner,
				count: plan.isMain ? tokens : plan.tokens,
				databases: databases.map(database => database.name),
				notable: notableOf(plan, microseconds),
				isMain: plan.isMain ?? false,
				now: microseconds,
				random: createRandom(seed + (2 * index) + 1),
			}),
		};
	});
}

function notableOf({isMain, accountId}: {readonly isMain?: boolean; readonly accountId: string}, now: number): readonly TokenDraft[] {
	if (isMain) {
		return notableTokens(now);
	}

	return accountId === accountPlans[0].id ? stagingTokens : [];
}

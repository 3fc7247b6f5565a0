import type {Product} from '../../api/types.js';
import type {EmulatorAccount} from '../environment.js';
import {accountPlans, placeholderId} from './account-plans.js';
import {seedClusters, type SeededCluster, type SeedOptions} from './seed.js';

/**
The clusters of a new service, and its accounts without their management tokens.
*/
export type SeededService = {
	readonly clusters: readonly SeededCluster[];
	readonly accounts: ReadonlyArray<Omit<EmulatorAccount, 'managementToken'>>;
};

/**
Invents a service. Cloud Dedicated has all accounts. A Clustered has only the main cluster, with the placeholder as its account id and cluster id, and its tokens and databases name neither.
*/
export function seedService(product: Product, options: SeedOptions): SeededService {
	const clusters = seedClusters(options);
	if (product === 'dedicated') {
		return {
			clusters,
			accounts: accountPlans.map(({id, name, clusters: plans}) => ({id, name, clusters: plans.map(plan => ({id: plan.id, name: plan.name}))})),
		};
	}

	const [main] = clusters as [SeededCluster, ...SeededCluster[]];
	return {
		clusters: [{
			...main,
			accountId: placeholderId,
			id: placeholderId,
			tokens: main.tokens.map(token => withoutOwner(token)),
			databases: main.databases.map(database => withoutOwner(database)),
		}],
		accounts: [{id: placeholderId, name: 'InfluxDB Clustered', clusters: [{id: placeholderId, name: main.name}]}],
	};
}

function withoutOwner<Item extends {readonly accountId?: string; readonly clusterId?: string}>({accountId: _, clusterId: __, ...item}: Item): Omit<Item, 'accountId' | 'clusterId'> {
	return item;
}

import type {Service} from '../../stage/start-service.js';

export type ScaleRequest = Pick<Service, 'url' | 'accountId' | 'clusterId' | 'managementToken'>;

export type ScaleAnswer = {
	/**
	What was done, in the order in which it was done, and what it took in milliseconds.
	*/
	readonly costs: Readonly<Record<string, {readonly wall: number; readonly cpu: number}>>;
	/**
	The most memory that the process used at once, in MB.
	*/
	readonly memory: number;
	readonly count: number;
};

/**
What the growth of everything else is compared with: as many objects as there are tokens, sorted by a text of 36 characters. It takes n log n comparisons, and each takes longer once the objects no longer fit into the caches.
*/
export const plainSort = 'plain sort of as many texts';

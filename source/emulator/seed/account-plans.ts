/**
One cluster of the emulated service. `tokens` and `databases` are how many the seed makes; on the main cluster the caller's number of tokens replaces `tokens`.
*/
export type ClusterPlan = {
	readonly id: string;
	readonly name: string;
	readonly tokens: number;
	readonly databases: number;
	/**
	The cluster that also holds the hand-written tokens, with many scripts and unusual descriptions.
	*/
	readonly isMain?: boolean;
	/**
	The cluster on which a token may write every database, and one of whose tokens cannot be read whole.
	*/
	readonly isStaging?: boolean;
	/**
	The cluster whose tokens are as they should be. It has only hand-written tokens.
	*/
	readonly isTidy?: boolean;
	/**
	Every call on it is answered with 403, as for a management token without access to it.
	*/
	readonly isForbidden?: boolean;
};

export type AccountPlan = {
	readonly id: string;
	readonly name: string;
	readonly clusters: readonly ClusterPlan[];
};

/**
The id for account and cluster in the long paths of Clustered, which has neither. InfluxData's own clients write this id.
*/
export const placeholderId = '11111111-1111-1111-1111-111111111111';

/**
The accounts of the emulated service. Ids and names do not change between versions, so that scripts and documents can use them.
*/
export const accountPlans: readonly [AccountPlan, AccountPlan] = [
	{
		id: '11111111-1111-4111-8111-111111111111',
		name: 'Plant telemetry',
		clusters: [
			{
				id: '3333a1b2-3333-4333-8333-333333333333', name: 'eu-metrics', tokens: 757, databases: 220, isMain: true,
			},
			{
				id: '8f00c2d1-4444-4444-8444-444444444444', name: 'eu-staging', tokens: 41, databases: 12, isStaging: true,
			},
			{
				id: '91be77aa-5555-4555-8555-555555555555', name: 'us-metrics', tokens: 0, databases: 0, isForbidden: true,
			},
		],
	},
	{
		id: '22222222-2222-4222-8222-222222222222',
		name: 'Lab',
		clusters: [
			{
				id: '66666666-6666-4666-8666-666666666666', name: 'lab', tokens: 9, databases: 4, isTidy: true,
			},
		],
	},
];

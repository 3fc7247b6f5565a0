export type ServiceRequest = {
	/**
	How many tokens the cluster has.
	*/
	readonly tokens: number;
	/**
	The milliseconds before each answer of the emulator.
	*/
	readonly latency: number;
	/**
	With it, the lists are asked from the emulator once, the tokens' list is written to this file, and both are served from memory as they were. Nothing can then be changed.
	*/
	readonly replayFile?: string;
};

export type StartedMessage = {
	readonly kind: 'started';
	readonly url: string;
	readonly accountId: string;
	readonly clusterId: string;
	readonly managementToken: string;
	/**
	The ids of the tokens that are neither revoked nor expired, in the order of the list.
	*/
	readonly activeIds: readonly string[];
};

/**
The last byte of an answer was given to the socket. `at` is a `machineTime()`.
*/
export type SentMessage = {readonly kind: 'sent'; readonly name: string; readonly at: number};

/**
How many DELETEs came, and how many of them were answered 204.
*/
export type DeletedMessage = {readonly kind: 'deleted'; readonly count: number; readonly answered: number};

export type ServiceMessage = StartedMessage | SentMessage | DeletedMessage;

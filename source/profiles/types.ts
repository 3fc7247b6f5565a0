/**
Where a management token comes from. Only the place is stored, never the value.
*/
export type SecretSource =
	| {readonly kind: 'demo'}
	| {readonly kind: 'environment'; readonly variable: string}
	| {readonly kind: 'command'; readonly command: readonly string[]}
	| {readonly kind: 'file'; readonly path: string}
	| {readonly kind: 'prompt'};

/**
A cluster by the names an admin knows; the Management API cannot list them, so the profile holds them.
*/
export type Cluster = {
	readonly id: string;
	readonly name: string;
};

/**
Who and where: one account on one host, its clusters, and the place its management token comes from.
*/
export type Profile = {
	readonly name: string;
	readonly origin: 'demo' | 'environment' | 'saved';
	/**
	`https://console.influxdata.com`, or another origin.
	*/
	readonly host: string;
	readonly accountId: string;
	readonly accountName?: string;
	readonly clusters: readonly Cluster[];
	readonly secretSource: SecretSource;
	readonly isReadOnly: boolean;
	/**
	A production profile: its own colour, and its name must be typed before a revoke.
	*/
	readonly isProtected: boolean;
};

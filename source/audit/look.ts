/**
What a cluster's tokens were like when somebody on this machine last said that they had seen them.
*/
export type Look = {
	/**
	RFC 3339.
	*/
	readonly at: string;
	/**
	A short hash of each token's grants, by the token's ID in lower case. Revoked tokens are among them.
	*/
	readonly grants: ReadonlyMap<string, string>;
};

/**
What a cluster's tokens were like at the last look that this machine has kept.
*/
export type Look = {
	/**
	RFC 3339, by the service's clock where it was known.
	*/
	readonly at: string;
	/**
	The hash of each token's grants (`hashOfGrants`), or `unreadableGrants`, by the token's ID in lower case. Revoked tokens are among them. Rows without a usable ID are not.
	*/
	readonly grants: ReadonlyMap<string, string>;
};

/**
Stands in a look for the grants of a token some of whose grants could not be read.
*/
export const unreadableGrants = 'unreadable';

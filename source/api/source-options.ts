/**
For calls that read tokens and whose caller prints them as the service sent them.
*/
export type SourceOptions = {
	/**
	Takes the JSON of each token as the service sent it, by the token that was read from it: every field but a secret, which only the answer to a create may hold.
	*/
	readonly sources?: WeakMap<WeakKey, unknown> | undefined;
};

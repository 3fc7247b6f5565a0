import type {Permission} from '../api/types.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';

/**
What a finding is about: a token, or a database of the cluster. Raw text of the service.
*/
export type Subject =
	| {readonly entry: TokenEntry; readonly database?: undefined}
	| {readonly database: string; readonly entry?: undefined};

/**
What a rule gives for a token or a database that it finds.
*/
export type Raised = Subject & {
	/**
	What is so, as a part of a sentence with its facts: `write on * since 2022-03-04`. It is made when it is shown, because most findings of a large cluster never are. Raw text of the service.
	*/
	readonly evidence: () => string;
	/**
	The token's permissions that are the fault, where the remedy is about grants: to drop them, or to replace those on `*`.
	*/
	readonly grants?: readonly Permission[];
	/**
	The other tokens that the finding compares with, such as those with the same grants. The list is made when it is asked for, because the lists of a large cluster would have millions of tokens.
	*/
	readonly others?: () => readonly TokenEntry[];
	/**
	The names of the databases that the evidence is about.
	*/
	readonly databases?: readonly string[];
};

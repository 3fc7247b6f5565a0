import type {ChangeResultKind, Verification} from './types.js';

/**
What the last request came to.
*/
export type Said =
	| {readonly kind: 'done'} // 204 to a DELETE, 200 to a PATCH
	| {readonly kind: 'not-there'} // 404
	| {readonly kind: 'in-doubt'} // It may have been applied
	| {readonly kind: 'refused'; readonly cause: string}; // The service says that it was not applied

export type Settled = {
	readonly kind: ChangeResultKind;
	readonly cause: string | undefined;
	readonly verification: Verification;
};

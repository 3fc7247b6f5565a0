import type {ChangeResultKind, Verification} from './types.js';

/**
How the service answered a DELETE or a PATCH, as far as it tells whether the request was applied.
*/
export type ChangeAnswer =
	| {readonly kind: 'accepted'} // 204 to a DELETE, 200 to a PATCH
	| {readonly kind: 'not-found'} // 404
	| {readonly kind: 'in-doubt'} // It may have been applied: no answer came, or one that does not tell
	| {readonly kind: 'refused'; readonly cause: string}; // The service says that it was not applied

export type Judgement = {
	readonly kind: ChangeResultKind;
	readonly cause: string | undefined;
	readonly verification: Verification;
};

/**
The cause of a result begins with this where the service accepted the request and no look has shown the effect yet. Nothing else in the journal tells that the service accepted it.
*/
export const accepted = 'the service accepted it';

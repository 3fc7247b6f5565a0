import type {ChangeResultKind, Verification} from './types.js';

/**
What the last request came to.
*/
export type ChangeAnswer =
	| {readonly kind: 'accepted'} // 204 to a DELETE, 200 to a PATCH
	| {readonly kind: 'not-found'} // 404
	| {readonly kind: 'in-doubt'} // It may have been applied
	| {readonly kind: 'refused'; readonly cause: string}; // The service says that it was not applied

export type Judgement = {
	readonly kind: ChangeResultKind;
	readonly cause: string | undefined;
	readonly verification: Verification;
};

/**
How the cause of every result begins that the service said yes to, and that no look has shown yet. The journal has no other sign of that answer.
*/
export const accepted = 'the service accepted it';

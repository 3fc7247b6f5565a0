import {ApiError} from '../api/errors.js';
import type {Answer, DatabaseToken} from '../api/types.js';
import {hasUnknownRevocation, isPossiblyOf} from '../tokens/oddities.js';
import {asCause} from './as-cause.js';

/**
What is known of one token after a look at it.
*/
export type Looked =
	| {readonly kind: 'found'; readonly token: DatabaseToken; readonly serverTime: Date | undefined}
	| {readonly kind: 'absent'; readonly serverTime: Date | undefined} // Not found by its ID, and in no row of the list
	| {
		readonly kind: 'unsure';
		readonly error: ApiError;
		/**
		Not found by its ID, and live in the list: one of the two may be behind.
		*/
		readonly isListedAsLive: boolean;
		/**
		Whether the GET and the list were answered and it is not known all the same: the next look would show the same.
		*/
		readonly hasBothAnswers: boolean;
	};

export type TokenList = Answer<readonly DatabaseToken[]>;

/**
Whether the list has to be asked before anything can be said of the token.
*/
export function requiresList(answer: Answer<DatabaseToken>): boolean {
	return !answer.ok && answer.error.kind === 'not-found';
}

const unsure = (error: ApiError, hasBothAnswers = false): Looked => ({
	kind: 'unsure', error, isListedAsLive: false, hasBothAnswers,
});

/**
What a GET of one token and, where `requiresList` says so, the list of all tokens that was loaded after it say about the token.

A 404 alone is no proof that a token is gone: a proxy or another cluster's service gives it for a live token as well. The token counts as absent only where the list does not have it either, and each row of the list has an ID that tells it from this token: a row without a readable ID may be the token.
*/
export function lookedOf(id: string, answer: Answer<DatabaseToken>, list: TokenList | undefined): Looked {
	if (answer.ok) {
		return {kind: 'found', token: answer.value, serverTime: answer.serverTime};
	}

	return requiresList(answer) && list !== undefined ? confirm(id, list) : unsure(answer.error);
}

function confirm(id: string, list: TokenList): Looked {
	if (!list.ok) {
		const {kind, status, retryAfter, message} = list.error;
		return unsure(new ApiError(
			kind === 'not-found' ? 'malformed' : kind,
			`the service does not find it by its ID, and the list that would confirm this could not be loaded: ${asCause(message)}.`,
			{status, retryAfter},
		));
	}

	const key = id.toLowerCase();
	const token = list.value.find(listed => listed.id.toLowerCase() === key);
	if (token === undefined) {
		return list.value.some(listed => isPossiblyOf(listed, id))
			? unsure(new ApiError('malformed', 'the service does not find it by its ID, but the list has a row without a readable ID, which may be it.'), true)
			: {kind: 'absent', serverTime: list.serverTime};
	}

	// Of a row from which it cannot be told whether it is revoked, those say so who look at what was found.
	return token.revokedAt === undefined && !hasUnknownRevocation(token)
		? {
			kind: 'unsure', isListedAsLive: true, hasBothAnswers: true, error: new ApiError('malformed', 'the service does not find it by its ID, but lists it as live.'),
		}
		: {kind: 'found', token, serverTime: list.serverTime};
}

import {ApiError} from '../api/api-error.js';
import type {Answer, DatabaseToken} from '../api/types.js';
import {hasUnknownRevocation, isPossiblyOf} from '../tokens/why-odd.js';
import {asCause} from './as-cause.js';

/**
What a look at one token showed.
*/
export type Looked =
	| {readonly kind: 'found'; readonly token: DatabaseToken; readonly serverTime: Date | undefined}
	| {readonly kind: 'absent'; readonly serverTime: Date | undefined} // Not found by its ID, and not in the list
	| {
		readonly kind: 'unsure';
		readonly error: ApiError;
		/**
		The token was not found by its ID, but is live in the list: one of the two answers may be out of date.
		*/
		readonly isListedAsLive: boolean;
		/**
		Whether both the GET and the list were answered, and yet do not tell: another look would show the same.
		*/
		readonly hasBothAnswers: boolean;
	};

export type TokenList = Answer<readonly DatabaseToken[]>;

/**
Whether the list has to be loaded before anything is known of the token.
*/
export function requiresList(answer: Answer<DatabaseToken>): boolean {
	return !answer.ok && answer.error.kind === 'not-found';
}

const unsure = (error: ApiError, hasBothAnswers = false): Looked => ({
	kind: 'unsure', error, isListedAsLive: false, hasBothAnswers,
});

/**
Reads a look from the answer to a GET of one token and, if `requiresList` asks for it, from the list of all tokens that was loaded after that.

A 404 alone does not prove that a token is gone: a proxy, or the service of another cluster, answers so for a live token too. The token counts as absent only if the list does not have it either and every row of the list has a readable ID: a row without one may be the token.
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

	// If the row does not tell whether the token is revoked, the caller finds that in the token.
	return token.revokedAt === undefined && !hasUnknownRevocation(token)
		? {
			kind: 'unsure', isListedAsLive: true, hasBothAnswers: true, error: new ApiError('malformed', 'the service does not find it by its ID, but lists it as live.'),
		}
		: {kind: 'found', token, serverTime: list.serverTime};
}

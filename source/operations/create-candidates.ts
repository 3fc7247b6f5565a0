import type {ApiError} from '../api/api-error.js';
import type {DatabaseToken, ManagementApi} from '../api/types.js';
import {parseTime} from '../tokens/time/parse-time.js';
import type {Wait} from './back-off.js';

/**
Milliseconds before and after a create without an answer in which a token must have been created to be a candidate.
*/
export const candidateAge = 10 * 60_000;

/**
The live tokens with such a description that were created between `from` and `to`, in milliseconds since the epoch, without those that are known.
*/
export function candidatesAmong(tokens: readonly DatabaseToken[], {isDescription, from, to, knownIds}: {
	readonly isDescription: (description: string) => boolean;
	readonly from: number;
	readonly to: number;
	/**
	In lower case.
	*/
	readonly knownIds: ReadonlySet<string>;
}): readonly DatabaseToken[] {
	return tokens.filter(token => {
		const createdAt = parseTime(token.createdAt);
		return token.revokedAt === undefined
			&& isDescription(token.description)
			&& !knownIds.has(token.id.toLowerCase())
			// A token whose creation time cannot be read may be the one. To leave it out would be the worse mistake.
			&& (createdAt === undefined || (createdAt >= from && createdAt <= to));
	});
}

// Milliseconds before each loading of the list: a new token may not be in it at once.
const lookDelays: readonly number[] = [0, 500, 1500];

/**
Loads the list until it has a token that a create without a good answer may have made: one with its description, created around now by the server's clock, that was not there before.
*/
export async function findCreateCandidates(api: ManagementApi, {description, knownIds, now, wait, delays = lookDelays}: {
	readonly description: string;
	readonly knownIds: ReadonlySet<string>;
	readonly now: () => Date;
	readonly wait: Wait;
	/**
	Milliseconds before each loading of the list.
	*/
	readonly delays?: readonly number[];
}): Promise<{readonly candidates: readonly DatabaseToken[]; readonly error?: ApiError}> {
	let error: ApiError | undefined;
	for (const delay of delays) {
		// eslint-disable-next-line no-await-in-loop -- one look follows the other
		await wait(delay, new AbortController().signal);
		// eslint-disable-next-line no-await-in-loop
		const answer = await api.listTokens();
		if (answer.ok) {
			const time = (answer.serverTime ?? now()).getTime();
			// A Date header has whole seconds, so a token can seem to be created in the next one.
			const candidates = candidatesAmong(answer.value, {
				isDescription: text => text === description, knownIds, from: time - candidateAge, to: time + candidateAge,
			});
			error = undefined;
			if (candidates.length > 0) {
				return {candidates};
			}
		} else {
			error = answer.error;
		}
	}

	return {candidates: [], ...(error && {error})};
}

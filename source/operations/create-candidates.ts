import type {ApiError} from '../api/errors.js';
import type {DatabaseToken, ManagementApi} from '../api/types.js';
import {parseTime} from '../tokens/time/dates.js';
import type {Wait} from './back-off.js';

/**
How long before and after, in milliseconds, a token may have been created to be the one that a create without an answer made.
*/
export const candidateAge = 10 * 60_000;

/**
Live tokens with such a description, created in these milliseconds since the epoch, other than those that are known.
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
			// One whose creation time cannot be read may be it: to say that there is none would be the worse mistake.
			&& (createdAt === undefined || (createdAt >= from && createdAt <= to));
	});
}

// Milliseconds before each look at the list: a new token may not be in it at once.
const lookDelays: readonly number[] = [0, 500, 1500];

/**
Looks for the tokens that a create may have made although its answer does not say so, until there is one. Those are told apart by their description, by the server's clock, and by not having been there before.
*/
export async function findCreateCandidates(api: ManagementApi, {description, knownIds, now, wait, delays = lookDelays}: {
	readonly description: string;
	readonly knownIds: ReadonlySet<string>;
	readonly now: () => Date;
	readonly wait: Wait;
	/**
	Milliseconds before each look at the list.
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
			// A Date header has whole seconds, so that a token may seem to be of the next one.
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

import type {DatabaseToken} from '../api/types.js';
import {hasUnknownGrants, hasUsableId} from '../tokens/why-odd.js';
import {hashOfGrants} from './hash-of-grants.js';
import {unreadableGrants, type Look} from './look.js';

/**
Makes a look from all tokens of a cluster. `now` is in ms since the epoch, by the service's clock where it is known. An ID that the service lists more than once with different grants has grants that cannot be told.
*/
export function lookOfTokens(tokens: readonly DatabaseToken[], now: number): Look {
	const grants = new Map<string, string>();
	for (const token of tokens) {
		if (!hasUsableId(token)) {
			continue;
		}

		const id = token.id.toLowerCase();
		const hash = hasUnknownGrants(token) ? unreadableGrants : hashOfGrants(token.permissions);
		grants.set(id, (grants.get(id) ?? hash) === hash ? hash : unreadableGrants);
	}

	return {at: new Date(now).toISOString(), grants};
}

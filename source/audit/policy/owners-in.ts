import type {DatabaseToken} from '../../api/types.js';
import {ownerOf} from './owner-of.js';

/**
The owners that the descriptions of these tokens name, by the policy's pattern, each once: the owner of the most tokens first. Raw text of the service.
*/
export function ownersIn(tokens: readonly DatabaseToken[], pattern: RegExp): readonly string[] {
	const counts = new Map<string, number>();
	for (const {description, revokedAt} of tokens) {
		const owner = revokedAt === undefined ? ownerOf(description, pattern) : undefined;
		if (owner !== undefined) {
			counts.set(owner, (counts.get(owner) ?? 0) + 1);
		}
	}

	return [...counts].toSorted(([, left], [, right]) => right - left).map(([owner]) => owner);
}

import type {DatabaseToken} from '../api/types.js';
import {sameGrants} from '../tokens/permission-key.js';
import type {EditableFields} from '../tokens/token-difference.js';

// The service may print one instant with and without fractional seconds; text that is no time is compared as text.
function isSameInstant(one: string | undefined, other: string | undefined): boolean {
	return one === other ? true : one !== undefined && other !== undefined && Date.parse(one) === Date.parse(other);
}

/**
Whether an update to `wished` has nothing to do any more. The order of permissions and repeated rows do not matter.
*/
export function isAsWished(wished: EditableFields, live: EditableFields): boolean {
	return wished.description === live.description && sameGrants(wished.permissions, live.permissions);
}

/**
What differs between two states of one token, as a list in words: `its description and its permissions`. Undefined when the two mean the same.

The order of permissions and repeated rows do not matter. `revokedAt` is not looked at: a revoked token is gone, not changed.
*/
export function differingParts(one: Omit<DatabaseToken, 'id' | 'createdAt'>, other: Omit<DatabaseToken, 'id' | 'createdAt'>): string | undefined {
	const comparisons: ReadonlyArray<readonly [string, boolean]> = [
		['its description', one.description === other.description],
		['its permissions', sameGrants(one.permissions, other.permissions)],
		['its expiry', isSameInstant(one.expiresAt, other.expiresAt)],
	];
	const parts = comparisons.filter(([, isSame]) => !isSame).map(([what]) => what);
	if (parts.length === 0) {
		return undefined;
	}

	const last = parts.at(-1) ?? '';
	return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/**
What differs between a token as it was confirmed and as it is now, as a sentence part: `its description and its permissions changed since you confirmed`. Undefined when the two mean the same, as `differingParts` tells.
*/
export function describeChanges(confirmed: DatabaseToken, live: DatabaseToken): string | undefined {
	// An answer about another token must never count as this one's.
	if (confirmed.id.toLowerCase() !== live.id.toLowerCase()) {
		return `the service answered with another token, ${live.id}`;
	}

	const parts = differingParts(confirmed, live);
	return parts && `${parts} changed since you confirmed`;
}

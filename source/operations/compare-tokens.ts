import {isDeepStrictEqual} from 'node:util';
import {listedTwice} from '../api/odd-token.js';
import type {DatabaseToken} from '../api/types.js';
import {parseTime} from '../tokens/dates.js';
import {sameGrants} from '../tokens/permission-key.js';
import type {EditableFields} from '../tokens/token-difference.js';

// The service may print one instant in several spellings; text that is no time is compared as text.
function isSameInstant(one: string | undefined, other: string | undefined): boolean {
	if (one === other) {
		return true;
	}

	const time = one === undefined ? undefined : parseTime(one);
	return time !== undefined && other !== undefined && time === parseTime(other);
}

/**
Whether an update to `wished` has nothing to do any more. The order of permissions and repeated rows do not matter. What cannot be read is not as wished.
*/
export function isAsWished(wished: EditableFields, live: EditableFields & Pick<DatabaseToken, 'oddFields'>): boolean {
	const {oddFields = {}} = live;
	return !Object.hasOwn(oddFields, 'permissions') && !Object.hasOwn(oddFields, 'description')
		&& wished.description === live.description && sameGrants(wished.permissions, live.permissions);
}

// Of a token that the list has twice no row can be compared with the answer to a GET: which of them it is, is not known.
function isListedTwice({oddities}: Pick<DatabaseToken, 'oddities'>): boolean {
	return oddities?.includes(listedTwice) ?? false;
}

/**
What differs between two states of one token, as a list in words: `its description and its permissions`. Undefined when the two mean the same.

The order of permissions and repeated rows do not matter. `revokedAt` is not looked at: a revoked token is gone, not changed.
*/
export function differingParts(one: Omit<DatabaseToken, 'id' | 'createdAt'>, other: Omit<DatabaseToken, 'id' | 'createdAt'>): string | undefined {
	const comparisons: ReadonlyArray<readonly [string, boolean]> = [
		['its description', one.description === other.description],
		['its permissions', sameGrants(one.permissions, other.permissions)],
		['what cannot be read of it', isDeepStrictEqual([one.oddities, one.oddFields], [other.oddities, other.oddFields])],
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
What differs between a token as it was confirmed and as it is now, as a sentence part: `its description and its permissions changed since you confirmed`. Undefined when the two mean the same, as `differingParts` tells, and for a token that the list had twice, with different contents: it is confirmed by its ID alone.
*/
export function describeChanges(confirmed: DatabaseToken, live: DatabaseToken): string | undefined {
	// An answer about another token must never count as this one's.
	if (confirmed.id.toLowerCase() !== live.id.toLowerCase()) {
		return `the service answered with another token, ${live.id}`;
	}

	if (isListedTwice(confirmed)) {
		return undefined;
	}

	const parts = differingParts(confirmed, live);
	return parts && `${parts} changed since you confirmed`;
}

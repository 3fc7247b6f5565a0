import {isDeepStrictEqual} from 'node:util';
import type {DatabaseToken} from '../api/types.js';
import {parseTime} from '../tokens/time/dates.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
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
export function isAsRequested(requested: EditableFields, live: EditableFields & Pick<DatabaseToken, 'oddFields'>): boolean {
	const {oddFields = {}} = live;
	return !Object.hasOwn(oddFields, 'permissions') && !Object.hasOwn(oddFields, 'description')
		&& requested.description === live.description && sameGrants(requested.permissions, live.permissions);
}

type Compared = Omit<DatabaseToken, 'id' | 'createdAt'>;

type Comparison = readonly [what: string, field: string, isSame: boolean];

function compare(one: Compared, other: Compared): readonly Comparison[] {
	return [
		['its description', 'description', one.description === other.description],
		['its permissions', 'permissions', sameGrants(one.permissions, other.permissions)],
		['what cannot be read of it', 'oddFields', isDeepStrictEqual([one.oddities, one.oddFields], [other.oddities, other.oddFields])],
		['its expiry', 'expiresAt', isSameInstant(one.expiresAt, other.expiresAt)],
	];
}

function inWords(differing: readonly Comparison[]): string | undefined {
	const parts = differing.map(([what]) => what);
	const last = parts.at(-1);
	return last === undefined || parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/**
What differs between two states of one token, as a list in words: `its description and its permissions`. Undefined when the two mean the same.

The order of permissions and repeated rows do not matter. `revokedAt` is not looked at: a revoked token is gone, not changed.
*/
export function differingParts(one: Compared, other: Compared): string | undefined {
	return inWords(compare(one, other).filter(([, , isSame]) => !isSame));
}

/**
The same for a token that was confirmed while it could not be read whole: its fields that could be read, by what can be read of them now. The confirmation said that the token may hold more, so what else the service shows now is no change.
*/
function differingReadableParts({oddFields = {}, ...confirmed}: DatabaseToken, live: DatabaseToken): string | undefined {
	return inWords(compare(confirmed, live).filter(([, field, isSame]) => field !== 'oddFields' && !Object.hasOwn(oddFields, field) && !isSame));
}

/**
What differs between a token as it was confirmed and as it is now, as a sentence part: `its description and its permissions changed since you confirmed`. Undefined when the two mean the same, as `differingParts` tells.

Of a token that was odd when it was confirmed, the fields that could be read are compared. The list and the answer to a GET may show it odd in different ways, and such a token is only ever revoked.
*/
export function describeChanges(confirmed: DatabaseToken, live: DatabaseToken): string | undefined {
	// An answer about another token must never count as this one's.
	if (confirmed.id.toLowerCase() !== live.id.toLowerCase()) {
		return `the service answered with another token, ${live.id}`;
	}

	const parts = confirmed.oddities === undefined ? differingParts(confirmed, live) : differingReadableParts(confirmed, live);
	return parts && `${parts} changed since you confirmed`;
}

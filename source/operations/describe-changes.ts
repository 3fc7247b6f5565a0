import {isDeepStrictEqual} from 'node:util';
import type {DatabaseToken} from '../api/types.js';
import {parseTime} from '../tokens/time/parse-time.js';
import {sameGrants} from '../tokens/grants/permission-key.js';
import type {EditableFields} from '../tokens/difference-in-words.js';

// The service may write one instant in several ways; text that is not a time is compared as text.
function isSameInstant(one: string | undefined, other: string | undefined): boolean {
	if (one === other) {
		return true;
	}

	const time = one === undefined ? undefined : parseTime(one);
	return time !== undefined && other !== undefined && time === parseTime(other);
}

/**
Whether a token already has the requested state, so that an update has nothing to do. The order of permissions and repeated permissions do not matter. A part that cannot be read is never as requested.
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
		['its unreadable fields', 'oddFields', isDeepStrictEqual([one.oddities, one.oddFields], [other.oddities, other.oddFields])],
		['its expiry', 'expiresAt', isSameInstant(one.expiresAt, other.expiresAt)],
	];
}

function inWords(differing: readonly Comparison[]): string | undefined {
	const parts = differing.map(([what]) => what);
	const last = parts.at(-1);
	return last === undefined || parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/**
The parts of a token that differ between two of its states, in words: `its description and its permissions`. Undefined when the two mean the same.

The order of permissions and repeated permissions do not matter. `revokedAt` is not compared: a revoked token is gone, not changed.
*/
export function differingParts(one: Compared, other: Compared): string | undefined {
	return inWords(compare(one, other).filter(([, , isSame]) => !isSame));
}

/**
The same for a token that could not be read whole when it was confirmed: compares only the fields that could be read then. The confirmation said that the token may hold more, so anything else that the service shows now is no change.
*/
function differingReadableParts({oddFields = {}, ...confirmed}: DatabaseToken, live: DatabaseToken): string | undefined {
	return inWords(compare(confirmed, live).filter(([, field, isSame]) => field !== 'oddFields' && !Object.hasOwn(oddFields, field) && !isSame));
}

/**
The difference between a token as it was confirmed and as it is now, as a sentence part: `its description and its permissions changed since you confirmed`. Undefined when the two mean the same, see `differingParts`.

Of a token that could not be read whole when it was confirmed, only the fields that could be read are compared. The list and the answer to a GET may differ in what cannot be read, and such a token can only be revoked.
*/
export function describeChanges(confirmed: DatabaseToken, live: DatabaseToken): string | undefined {
	// An answer about another token must never count as an answer about this one.
	if (confirmed.id.toLowerCase() !== live.id.toLowerCase()) {
		return `the service answered with another token, ${live.id}`;
	}

	const parts = confirmed.oddities === undefined ? differingParts(confirmed, live) : differingReadableParts(confirmed, live);
	return parts && `${parts} changed since you confirmed`;
}

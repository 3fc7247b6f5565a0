import type {DatabaseToken, Permission} from '../api/types.js';

function grantKeys(permissions: readonly Permission[]): ReadonlySet<string> {
	return new Set(permissions.map(({action, resource}) => JSON.stringify([action, resource])));
}

function haveSameGrants(one: readonly Permission[], other: readonly Permission[]): boolean {
	const first = grantKeys(one);
	const second = grantKeys(other);
	return first.size === second.size && first.isSubsetOf(second);
}

// The service may print one instant with and without fractional seconds; text that is no time is compared as text.
function isSameInstant(one: string | undefined, other: string | undefined): boolean {
	return one === other ? true : one !== undefined && other !== undefined && Date.parse(one) === Date.parse(other);
}

/**
What differs between a token as it was confirmed and as it is now, as a sentence part: `its description and its permissions changed since you confirmed`. Undefined when the two mean the same.

The order of permissions and repeated rows do not matter. `revokedAt` is not looked at: a revoked token is gone, not changed.
*/
export function describeChanges(confirmed: DatabaseToken, live: DatabaseToken): string | undefined {
	// An answer about another token must never count as this one's.
	if (confirmed.id.toLowerCase() !== live.id.toLowerCase()) {
		return `the service answered with another token, ${live.id}`;
	}

	const comparisons: ReadonlyArray<readonly [string, boolean]> = [
		['its description', confirmed.description === live.description],
		['its permissions', haveSameGrants(confirmed.permissions, live.permissions)],
		['its expiry', isSameInstant(confirmed.expiresAt, live.expiresAt)],
	];
	const parts = comparisons.filter(([, isSame]) => !isSame).map(([what]) => what);
	if (parts.length === 0) {
		return undefined;
	}

	const last = parts.at(-1) ?? '';
	const subject = parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
	return `${subject} changed since you confirmed`;
}

import {createHash} from 'node:crypto';
import type {DatabaseToken} from '../../api/types.js';
import {parseTime} from '../time/parse-time.js';
import {permissionKey} from '../grants/permission-key.js';

// The service may print one instant with more or fewer digits, or with another offset; text that is no time counts as it is.
function sameInstantSameText(text: string | undefined): string | undefined {
	const time = text === undefined ? undefined : parseTime(text);
	return time === undefined ? text : new Date(time).toISOString();
}

/**
SHA-256, in lower-case hexadecimal, of what a token is: its id, description, permissions, creation and expiry as canonical JSON.

The same for permissions in another order or repeated, an id in the other case, and an instant that is written differently (to the millisecond). `revokedAt` is not in it: a revoked token is gone, not changed.
*/
export function tokenHash({id, description, permissions, createdAt, expiresAt}: DatabaseToken): string {
	const keys = [...new Set(permissions.map(permission => permissionKey(permission)))].toSorted();
	const canonical = JSON.stringify({
		createdAt: sameInstantSameText(createdAt),
		description,
		expiresAt: sameInstantSameText(expiresAt),
		id: id.toLowerCase(),
		permissions: keys.map(key => JSON.parse(key) as unknown),
	});
	return createHash('sha256').update(canonical).digest('hex');
}

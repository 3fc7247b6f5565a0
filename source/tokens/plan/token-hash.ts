import {createHash} from 'node:crypto';
import type {DatabaseToken} from '../../api/types.js';
import {parseTime} from '../time/parse-time.js';
import {permissionKey} from '../grants/permission-key.js';

// The service may write one instant with more or fewer digits, or with another offset, so times are normalised. Text that is not a time stays as it is.
function sameInstantSameText(text: string | undefined): string | undefined {
	const time = text === undefined ? undefined : parseTime(text);
	return time === undefined ? text : new Date(time).toISOString();
}

/**
The SHA-256, in lower-case hexadecimal, of a token's id, description, permissions, creation and expiry as canonical JSON.

It does not change when permissions are in another order or repeated, when the id is in the other case, or when an instant is written differently (to the millisecond). It does not depend on `revokedAt`, because a plan treats a revoked token as gone and not as changed.
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

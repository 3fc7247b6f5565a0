import type {DatabaseToken, Permission} from '../../api/types.js';
import {permissionKey} from '../../tokens/grants/permission-key.js';
import {grantEdit, type GrantEdit} from './grant-edit.js';

/**
The edit that drops these grants from a token. The other permissions stay as they are, in their order. A permission that differs from all of `grants` in any field stays, also in a field that this program does not know.

Undefined where the token has none of the grants, and for a token that cannot be read whole, because its other grants are not known.
*/
export function dropGrants({permissions, oddities}: DatabaseToken, grants: readonly Permission[]): GrantEdit | undefined {
	const dropped = new Set(grants.map(grant => permissionKey(grant)));
	const left = permissions.filter(permission => !dropped.has(permissionKey(permission)));
	return oddities !== undefined || left.length === permissions.length ? undefined : grantEdit(left);
}

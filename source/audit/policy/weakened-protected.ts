import type {DatabaseToken, Permission} from '../../api/types.js';
import {permissionsByGrant} from '../../tokens/grants/permission-key.js';
import type {Policy} from './policy.js';

/**
A token, and the grants that a change leaves it. Undefined grants mean that the change revokes it.
*/
export type GrantsLeft = {
	readonly token: DatabaseToken;
	readonly after: readonly Permission[] | undefined;
};

/**
The tokens that the policy protects and that one of these changes revokes, or takes a grant from. In the order of the changes.
*/
export function weakenedProtected(changes: readonly GrantsLeft[], {protectedIds}: Policy): readonly DatabaseToken[] {
	return changes
		.filter(({token, after}) => protectedIds.has(token.id.toLowerCase()) && (after === undefined || hasLost(token.permissions, after)))
		.map(({token}) => token);
}

function hasLost(before: readonly Permission[], after: readonly Permission[]): boolean {
	const left = permissionsByGrant(after);
	return permissionsByGrant(before).keys().some(grant => !left.has(grant));
}

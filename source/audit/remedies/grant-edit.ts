import type {Permission} from '../../api/types.js';

/**
What an edit of a token's grants would send, or that it would leave none. An edit never takes the last grant of a token, because its description would not say afterwards that an admin wanted that: a suspend keeps the grants in its mark, and a revoke ends the token.
*/
export type GrantEdit =
	| {readonly kind: 'update'; readonly fields: {readonly permissions: readonly Permission[]}}
	| {readonly kind: 'nothing-left'};

/**
The edit that leaves a token these permissions.
*/
export function grantEdit(permissions: readonly Permission[]): GrantEdit {
	return permissions.length === 0 ? {kind: 'nothing-left'} : {kind: 'update', fields: {permissions}};
}

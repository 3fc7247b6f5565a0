import type {Permission} from '../../api/types.js';

/**
What an edit of a token's grants would send, or that it would leave none. A token is never emptied by an edit, because nobody would see afterwards that it was done on purpose: a suspend keeps the grants in its mark, and a revoke ends the token.
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

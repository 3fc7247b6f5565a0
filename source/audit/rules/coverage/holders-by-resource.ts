import type {GrantList, GrantLists} from '../../grant-lists.js';

/**
The lists of grants with an action, by the resource of the grant, which may be `*`. All tokens of them are live, or may be.
*/
export function holdersByResource({grants}: GrantLists, action: 'read' | 'write'): ReadonlyMap<string, readonly GrantList[]> {
	return new Map(grants.filter(({permission}) => permission.action === action).map(({permission, lists}) => [permission.resource, lists]));
}

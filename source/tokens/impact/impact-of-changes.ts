import type {DatabaseToken, Permission} from '../../api/types.js';
import {grantKey} from '../grants/permission-key.js';
import {impactOf, type Impact, type ImpactOptions} from './impact.js';

/**
A token, and the grants that it has after a change: none after a revoke or a suspend.
*/
export type GrantsAfter = {
	readonly token: DatabaseToken;
	readonly after: readonly Permission[];
};

/**
Computes what the databases lose through changes of several tokens, some of which may keep or get grants. `options.tokens` are all tokens of the cluster, as they are before the changes.
*/
export function impactOfChanges(changes: readonly GrantsAfter[], options: Omit<ImpactOptions, 'leaving'>): Impact {
	const kept = new Map(changes.filter(({after}) => after.length > 0).map(({token, after}) => [token.id, after]));
	// A token that keeps grants counts as two: one stays with the grants that it has after the change, the other goes with the grants that it loses.
	const lost = changes.filter(({token}) => kept.has(token.id)).map(({token, after}) => {
		const keys = new Set(after.map(permission => grantKey(permission)));
		return {...token, id: `lost ${token.id}`, permissions: token.permissions.filter(permission => !keys.has(grantKey(permission)))};
	});
	const leaving = new Set([
		...changes.filter(({token}) => !kept.has(token.id)).map(({token}) => token.id),
		...lost.map(({id}) => id),
	]);
	if (lost.length === 0) {
		// The same list again, because its index is kept as long as the list.
		return impactOf({...options, leaving});
	}

	const staying = options.tokens.map(token => {
		const permissions = kept.get(token.id);
		return permissions === undefined ? token : {...token, permissions};
	});
	return impactOf({...options, tokens: [...staying, ...lost], leaving});
}

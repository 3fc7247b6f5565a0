import type {Permission} from '../../api/types.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import type {AuditFacts} from '../facts.js';
import type {GrantList} from '../grant-lists.js';
import type {Raised} from '../raised.js';
import {eachToken} from './each-token.js';

export type TokenWithGrants = {readonly entry: TokenEntry; readonly grants: readonly Permission[]};

/**
Asks for each token whose grants can be read and that has such grants, with these grants, whether it is a finding. `isSuch` is asked once for each different grant of the cluster, and again for the lists of grants that have one.

@yields A finding, or undefined where a key can be answered before it goes on.
*/
export function * tokensWithGrants(
	{readable, grantLists: {grants: holders, listOf}}: Pick<AuditFacts, 'readable' | 'grantLists'>,
	isSuch: (permission: Permission) => boolean,
	findingOf: (found: TokenWithGrants) => Raised | undefined,
): Generator<Raised | undefined, void, undefined> {
	const such = new Map<GrantList, readonly Permission[]>();
	for (const {permission, lists} of holders) {
		for (const list of isSuch(permission) ? lists : []) {
			if (!such.has(list)) {
				such.set(list, list.permissions.filter(other => isSuch(other)));
			}
		}
	}

	if (such.size > 0) {
		yield * eachToken(readable, entry => {
			const grants = such.get(listOf(entry));
			return grants && findingOf({entry, grants});
		});
	}
}

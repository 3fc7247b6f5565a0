import type {Permission} from '../../api/types.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';
import type {AuditFacts} from '../facts.js';

/**
The tokens whose grants can be read and that have such grants, with these grants, in the order of the tokens. `isSuch` is asked once for each different grant of the cluster, and again for the grants of the tokens that have one.

@yields A token with at least one such grant.
*/
export function * tokensWithGrants(
	{grantIndex}: AuditFacts,
	isSuch: (permission: Permission) => boolean,
): Generator<{readonly entry: TokenEntry; readonly grants: readonly Permission[]}> {
	const holders = new Set<TokenEntry>();
	for (const {permission, entries} of grantIndex) {
		if (isSuch(permission)) {
			for (const entry of entries) {
				holders.add(entry);
			}
		}
	}

	for (const entry of [...holders].toSorted((left, right) => left.position - right.position)) {
		yield {entry, grants: entry.token.permissions.filter(permission => isSuch(permission))};
	}
}

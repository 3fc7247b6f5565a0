import type {Permission} from '../../api/types.js';
import type {TokenEntry} from '../../tokens/list/token-entry.js';

/**
The tokens that have such grants, with these grants, in the order of the tokens. `choose` is asked once for each list of grants, because many tokens of an answer share one.

@yields A token with at least one chosen grant.
*/
export function * tokensWithGrants(
	entries: readonly TokenEntry[],
	choose: (permissions: readonly Permission[]) => readonly Permission[],
): Generator<{readonly entry: TokenEntry; readonly grants: readonly Permission[]}> {
	const chosen = new Map<readonly Permission[], readonly Permission[]>();
	for (const entry of entries) {
		const {permissions} = entry.token;
		let grants = chosen.get(permissions);
		if (!grants) {
			grants = choose(permissions);
			chosen.set(permissions, grants);
		}

		if (grants.length > 0) {
			yield {entry, grants};
		}
	}
}

import type {Permission} from '../api/types.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';

/**
A grant, and the tokens that have it, each once and in the order of the tokens.
*/
export type GrantHolders = {
	readonly permission: Permission;
	readonly entries: readonly TokenEntry[];
};

/**
The different grants of tokens, by action and resource. A cluster has few of them beside its tokens, so that a rule that asks about a grant asks seldom.
*/
export function grantIndexOf(entries: readonly TokenEntry[]): readonly GrantHolders[] {
	const byNumber: Array<{readonly permission: Permission; readonly entries: TokenEntry[]} | undefined> = [];
	const index: GrantHolders[] = [];
	for (const entry of entries) {
		const {grants, token: {permissions}} = entry;
		for (const [at, grant] of grants.entries()) {
			const {number} = grant;
			const known = byNumber[number];
			if (!known) {
				const added = {permission: permissions[at]!, entries: [entry]};
				byNumber[number] = added;
				index.push(added);
			} else if (known.entries.at(-1) !== entry) {
				known.entries.push(entry);
			}
		}
	}

	return index;
}

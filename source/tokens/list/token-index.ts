import type {DatabaseToken} from '../../api/types.js';
import type {FindingsOfTokens} from '../filter/findings/finding-answer.js';
import {foldText} from '../text/fold-text.js';
import {DescriptionOrder} from './description-order.js';
import {TextIndex} from './text-index.js';
import {TokenEntry, type FoldedGrant} from './token-entry.js';

/**
The tokens of one load, prepared by `indexTokens` for searching and sorting.
*/
export type TokenIndex = {
	/**
	In the order of the service's answer. The same token has the same entry as long as the index exists.
	*/
	readonly entries: readonly TokenEntry[];
	/**
	When the tokens that were not revoked expire, in ms since the epoch, the earliest first. Tokens that never expire and tokens of unknown status are left out.
	*/
	readonly expiries: Float64Array;
	/**
	How many tokens are not revoked, as far as the service says so.
	*/
	readonly unrevokedCount: number;
	/**
	How many tokens have oddities.
	*/
	readonly oddCount: number;
	/**
	The orders that were used so far, so that a key typed into the filter does not sort again.
	*/
	readonly orders: Map<string, RememberedOrder>;
	/**
	Sorts the positions of the entries by description.
	*/
	readonly sortByDescription: () => Uint32Array;
	readonly texts: TextIndex;
};

export type RememberedOrder = {
	/**
	How many tokens had expired when the order was made; undefined for an order that does not depend on it.
	*/
	readonly expiredCount: number | undefined;
	/**
	The findings by which it was made; undefined for an order that does not depend on them.
	*/
	readonly findings: FindingsOfTokens | undefined;
	readonly positions: Uint32Array;
	/**
	The tokens' ids in this order.
	*/
	readonly ids: readonly string[];
};

/**
Makes the index of a list of tokens that may still grow.
*/
class IndexMaker {
	readonly #entries: TokenEntry[] = [];
	#order: DescriptionOrder | undefined = new DescriptionOrder();
	#byDescription: Uint32Array | undefined;
	readonly #expiries: number[] = [];
	#unrevokedCount = 0;
	#oddCount = 0;
	readonly #grants = new Map<string, Map<string, FoldedGrant>>();
	#grantCount = 0;
	readonly #grantLists = new Map<DatabaseToken['permissions'], readonly FoldedGrant[]>();
	#index: TokenIndex | undefined;

	#foldedGrant(action: string, resource: string): FoldedGrant {
		let grants = this.#grants.get(resource);
		if (!grants) {
			grants = new Map();
			this.#grants.set(resource, grants);
		}

		let grant = grants.get(action);
		if (!grant) {
			grant = {
				action: foldText(action), database: foldText(resource), exactDatabase: resource, number: this.#grantCount++,
			};
			grants.set(action, grant);
		}

		return grant;
	}

	/**
	The folded grants of a list of permissions. Tokens of one answer share equal lists.
	*/
	#foldedGrants(permissions: DatabaseToken['permissions']): readonly FoldedGrant[] {
		let grants = this.#grantLists.get(permissions);
		if (!grants) {
			grants = permissions.map(({action, resource}) => this.#foldedGrant(action, resource));
			this.#grantLists.set(permissions, grants);
		}

		return grants;
	}

	#sortByDescription(): Uint32Array {
		this.#byDescription ??= this.#order!.positions(this.#entries);
		// The texts and what was sorted of them are not needed any more.
		this.#order = undefined;
		return this.#byDescription;
	}

	/**
	Adds the tokens that are not in the index yet, and `most` of them at most. Returns how many are left.
	*/
	add(tokens: readonly DatabaseToken[], most = Infinity): number {
		const to = Math.min(tokens.length, this.#entries.length + most);
		for (let position = this.#entries.length; position < to; position++) {
			const token = tokens[position]!;
			const entry = new TokenEntry(token, position, this.#foldedGrants(token.permissions));
			this.#entries.push(entry);
			this.#order?.add(token.description);
			this.#oddCount += token.oddities === undefined ? 0 : 1;
			this.#unrevokedCount += entry.statusBeforeExpiry === 'revoked' ? 0 : 1;
			if (entry.expiresMs !== undefined && entry.statusBeforeExpiry !== 'revoked' && entry.statusBeforeExpiry !== 'unknown') {
				this.#expiries.push(entry.expiresMs);
			}
		}

		return tokens.length - to;
	}

	/**
	The index of all tokens that were added. None can be added any more.
	*/
	index(): TokenIndex {
		this.#grantLists.clear();
		this.#index ??= {
			entries: this.#entries,
			expiries: Float64Array.from(this.#expiries).toSorted(),
			unrevokedCount: this.#unrevokedCount,
			oddCount: this.#oddCount,
			orders: new Map(),
			sortByDescription: () => this.#sortByDescription(),
			texts: new TextIndex(this.#entries),
		};
		return this.#index;
	}
}

const makers = new WeakMap<readonly DatabaseToken[], IndexMaker>();

function makerOf(tokens: readonly DatabaseToken[]): IndexMaker {
	let maker = makers.get(tokens);
	if (!maker) {
		maker = new IndexMaker();
		makers.set(tokens, maker);
	}

	return maker;
}

/**
Begins the index of a list that may still grow, or goes on with it, for at most `most` more tokens. Returns how many tokens of the list are not in the index yet. `indexTokens` must not have been called for this list.
*/
export function indexMore(tokens: readonly DatabaseToken[], most: number): number {
	return makerOf(tokens).add(tokens, most);
}

/**
Prepares the tokens of one load for searching and sorting. The index is kept as long as the list. The list must not grow any more. 100,000 tokens take some tenths of a second, unless `indexMore` has done it before.
*/
export function indexTokens(tokens: readonly DatabaseToken[]): TokenIndex {
	const maker = makerOf(tokens);
	maker.add(tokens);
	return maker.index();
}

/**
How many tokens that are not revoked have expired at `now`, in ms since the epoch. Uses binary search.
*/
export function expiredCount({expiries}: TokenIndex, now: number): number {
	let low = 0;
	let high = expiries.length;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (expiries[middle]! <= now) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

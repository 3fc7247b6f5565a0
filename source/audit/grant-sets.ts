import type {Permission} from '../api/types.js';
import {allDatabases} from '../tokens/grants/known-databases.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';

/**
Grants without repeats and without an order, and the tokens that have exactly these.
*/
export type GrantSet = {
	/**
	The numbers of the grants (`FoldedGrant`), the smallest first.
	*/
	readonly numbers: Uint32Array;
	/**
	The actions that the set has on `*`.
	*/
	readonly actionsOnAll: readonly string[];
	/**
	In the order of the tokens.
	*/
	readonly entries: readonly TokenEntry[];
};

export type GrantSets = {
	/**
	Each once, with at least one grant.
	*/
	readonly sets: readonly GrantSet[];
	/**
	The set of a token. Undefined for a token without grants, and for one whose grants have fields that this program does not know: they may mean that two grants on the same database differ.
	*/
	readonly setOf: (entry: TokenEntry) => GrantSet | undefined;
	/**
	The grants by their number, as far as a set has them.
	*/
	readonly permissions: ReadonlyArray<Permission | undefined>;
};

type GrowingSet = GrantSet & {readonly entries: TokenEntry[]};

/**
Groups tokens whose grants can be read by what they may do. A list of grants that several tokens share is looked at once.
*/
export function grantSetsOf(entries: readonly TokenEntry[]): GrantSets {
	const byList = new Map<TokenEntry['grants'], GrowingSet | undefined>();
	const byHash = new Map<number, GrowingSet[]>();
	const permissions: Permission[] = [];
	for (const entry of entries) {
		const {grants, token} = entry;
		let set = byList.get(grants);
		if (!set && !byList.has(grants)) {
			const isComparable = grants.length > 0 && token.permissions.every(permission => hasKnownFields(permission));
			set = isComparable ? setIn(byHash, entry) : undefined;
			byList.set(grants, set);
			for (const [index, grant] of grants.entries()) {
				permissions[grant.number] ??= token.permissions[index]!;
			}
		}

		set?.entries.push(entry);
	}

	return {sets: byHash.values().toArray().flat(), setOf: ({grants}) => byList.get(grants), permissions};
}

function hasKnownFields(permission: Permission): boolean {
	for (const field in permission) {
		if (field !== 'action' && field !== 'resource') {
			return false;
		}
	}

	return true;
}

/**
The set with the grants of a token, which is added when it is new.
*/
function setIn(byHash: Map<number, GrowingSet[]>, {grants, token: {permissions}}: TokenEntry): GrowingSet {
	const numbers = distinctNumbers(grants);
	let hash = 0;
	for (const number_ of numbers) {
		hash = Math.imul(hash + number_, 31);
	}

	let sets = byHash.get(hash);
	if (!sets) {
		sets = [];
		byHash.set(hash, sets);
	}

	let set = sets.find(known => known.numbers.length === numbers.length && known.numbers.every((number, index) => number === numbers[index]));
	if (!set) {
		set = {numbers, actionsOnAll: permissions.filter(({resource}) => resource === allDatabases).map(({action}) => action), entries: []};
		sets.push(set);
	}

	return set;
}

function distinctNumbers(grants: TokenEntry['grants']): Uint32Array {
	const numbers = new Uint32Array(grants.length);
	for (const [index, grant] of grants.entries()) {
		numbers[index] = grant.number;
	}

	numbers.sort();
	return numbers.some((number, index) => number === numbers[index - 1]) ? numbers.filter((number, index) => number !== numbers[index - 1]) : numbers;
}

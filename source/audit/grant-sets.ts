import type {Permission} from '../api/types.js';
import {allDatabases} from '../tokens/grants/known-databases.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';

/**
Grants without repeats and without an order, and the tokens that have exactly these.
*/
export type GrantSet = {
	/**
	By their number (`FoldedGrant`).
	*/
	readonly grants: ReadonlyMap<number, Permission>;
	/**
	The actions that the set has on `*`.
	*/
	readonly actionsOnAll: ReadonlySet<string>;
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
};

type GrowingSet = GrantSet & {readonly entries: TokenEntry[]};

/**
Groups tokens whose grants can be read by what they may do. A list of grants that several tokens share is looked at once.
*/
export function grantSetsOf(entries: readonly TokenEntry[]): GrantSets {
	const byList = new Map<TokenEntry['grants'], GrowingSet | undefined>();
	const byKey = new Map<string, GrowingSet>();
	for (const entry of entries) {
		const {grants, token: {permissions}} = entry;
		if (!byList.has(grants)) {
			const isComparable = grants.length > 0 && permissions.every(permission => Object.keys(permission).length === 2);
			byList.set(grants, isComparable ? setIn(byKey, entry) : undefined);
		}

		byList.get(grants)?.entries.push(entry);
	}

	return {sets: byKey.values().toArray(), setOf: ({grants}) => byList.get(grants)};
}

/**
The set with the grants of a token, which is added when it is new.
*/
function setIn(byKey: Map<string, GrowingSet>, {grants, token: {permissions}}: TokenEntry): GrowingSet {
	const byNumber = new Map(permissions.map((permission, index) => [grants[index]!.number, permission]));
	const key = byNumber.keys().toArray().toSorted((left, right) => left - right).join(',');
	let set = byKey.get(key);
	if (!set) {
		const onAll = permissions.filter(({resource}) => resource === allDatabases);
		set = {grants: byNumber, actionsOnAll: new Set(onAll.map(({action}) => action)), entries: []};
		byKey.set(key, set);
	}

	return set;
}

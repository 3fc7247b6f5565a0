import type {Permission} from '../api/types.js';
import {allDatabases} from '../tokens/grants/known-databases.js';
import type {TokenEntry} from '../tokens/list/token-entry.js';
import {hasUnknownGrants} from '../tokens/why-odd.js';
import type {GrantList, GrantLists} from './grant-lists.js';
import {inSteps} from './in-steps.js';

/**
Grants without repeats and without an order, and the tokens that have exactly these.
*/
export type GrantSet = {
	/**
	Its place among the sets, from 0.
	*/
	readonly index: number;
	/**
	The numbers of the grants (`FoldedGrant`), the smallest first.
	*/
	readonly numbers: readonly number[];
	/**
	The actions that the set has on `*`.
	*/
	readonly actionsOnAll: readonly string[];
	/**
	In the order of the tokens. At least one.
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
Groups tokens whose grants can be read by what they may do. `readable` are those of the tokens in the lists.

@yields Nothing: a key can be answered before it goes on.
*/
export function * grantSetsInSteps({lists, listOf}: GrantLists, readable: readonly TokenEntry[]): Generator<undefined, GrantSets> {
	const byNumbers = new Map<string, GrowingSet>();
	const byList: Array<GrowingSet | undefined> = [];
	yield * inSteps(lists, list => {
		byList.push(isComparable(list) ? setIn(byNumbers, list) : undefined);
	});

	yield * inSteps(readable, entry => {
		byList[listOf(entry).index]?.entries.push(entry);
	});

	return {sets: byNumbers.values().toArray(), setOf: entry => byList[listOf(entry).index]};
}

function isComparable({permissions, entries}: GrantList): boolean {
	return permissions.length > 0 && permissions.every(permission => hasKnownFields(permission)) && entries.some(({token}) => !hasUnknownGrants(token));
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
The set with the grants of a list, which is added when it is new.
*/
function setIn(byNumbers: Map<string, GrowingSet>, {numbers, permissions}: GrantList): GrowingSet {
	const key = numbers.join(' ');
	let set = byNumbers.get(key);
	if (!set) {
		set = {
			index: byNumbers.size, numbers, actionsOnAll: actionsOnAllOf(permissions), entries: [],
		};
		byNumbers.set(key, set);
	}

	return set;
}

const none: readonly string[] = [];

function actionsOnAllOf(permissions: readonly Permission[]): readonly string[] {
	const onAll = permissions.filter(({resource}) => resource === allDatabases);
	return onAll.length === 0 ? none : onAll.map(({action}) => action);
}
